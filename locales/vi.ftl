# Tiếng Việt.

## Xung đột lịch (trang của ban tổ chức)

people-and-others = { $names } và { $count } người khác
clash-kind-person = Một người ở hai nơi
clash-kind-interpreter = Phiên dịch ở hai nơi
clash-kind-venue = Địa điểm bị dùng trùng
clash-kind-travel = Không đủ thời gian di chuyển
clash-kind-capacity = Quá đông người
clash-kind-outside-visit = Ngoài thời gian chuyến thăm
clash-kind-not-participant = Không có trong danh sách
clash-kind-zone = Địa điểm ở múi giờ khác
clash-kind-change-of-hour = Đổi giờ
clash-error = Lỗi
clash-warning = Cảnh báo

clash-person = { $who } sẽ phải có mặt ở hai nơi cùng lúc, { $when }: { $items }.
clash-interpreter = { $who } sẽ phải phiên dịch ở hai nơi cùng lúc, { $when }: { $items }.
clash-venue = { $venues } bị dùng cho hai hoạt động cùng lúc, { $when }: { $items }.
clash-travel = { $who } chỉ có { $gap }, { $when }, cho quãng đường mất { $needed }: { $items }.
clash-busy = { $who }: bận, { $when }, vì một chuyến thăm của đơn vị khác.
clash-capacity = { $items }, { $when }: dự kiến { $expected } người, chỉ đủ chỗ cho { $capacity } người.
clash-outside-visit = { $items } diễn ra { $when }, ngoài các ngày của chuyến thăm.
clash-not-participant = { $items } có nêu { $who }, nhưng không có trong danh sách người tham gia.
clash-zone = { $items }, { $when }: không ghi múi giờ, trong khi { $venues } theo { $zone }.
clash-change-of-hour = Đồng hồ đổi giờ trong lúc { $items }, { $when }: thời lượng thực là { $elapsed }, trong khi đồng hồ cho thấy { $shown }.

clash-fix-move = Chuyển { $item } sang { $when }
clash-fix-venue = Tổ chức { $item } tại { $venue }
clash-fix-audience = Đưa { $who } ra khỏi { $item }
clash-fix-zone = Ghi rõ { $item } theo { $zone }
clash-fix-capacity = Cho phép { $count } người tại { $item }
clash-fix-end = Cho { $item } kết thúc lúc { $when }

## Những gì người đọc thấy về một mục: ký hiệu, nhãn và từ ngữ trong thư, lịch và trang.

summary-of = { $title } – { $visit }
summary-cancelled = Đã hủy: { $summary }
summary-tentative = Chờ xác nhận: { $summary }
summary-withdrawn = Không còn cần tham dự: { $summary }
summary-readdressed = Gửi đến địa chỉ khác: { $summary }

labelled = { $label }: { $text }
topic-title = Tiêu đề
topic-status = Tình trạng
topic-date = Ngày
topic-time = Giờ
topic-starts = Bắt đầu
topic-ends = Kết thúc
topic-duration = Thời lượng
topic-place = Địa điểm
topic-from = Nơi đi
topic-to = Nơi đến
topic-access = Lối vào
topic-online = Trực tuyến
topic-invited-by = Bên mời
topic-with = Cùng với
topic-own-part = Vai trò của quý vị
topic-languages = Ngôn ngữ
topic-dress = Trang phục
topic-notes = Dành cho quý vị
topic-description = Nội dung
topic-reason = Lý do
topic-contact = Liên hệ

when-time = { $time } ({ $zone })
when-day-time = { $time }, { $day } ({ $zone })
when-day-range = { $time }, { $day } ({ $zone })
when-lasting = { $when }, kéo dài { $duration }
when-clocks-change = { $duration } (trong thời gian này có đổi giờ)

status-tentative = chờ xác nhận
status-confirmed = đã xác nhận
status-cancelled = đã hủy

part-host = chủ trì đón tiếp
part-speaker = phát biểu
part-signatory = ký kết
part-interpreter = phiên dịch
part-moderator = điều phối
part-staff = ban tổ chức
part-greeter = đón khách

kind-reception = Chiêu đãi
kind-meeting = Cuộc gặp
kind-working-session = Phiên làm việc
kind-site-visit = Tham quan
kind-signing = Ký kết
kind-event = Sự kiện
kind-meal = Dùng bữa
kind-transfer = Di chuyển
kind-press = Báo chí
kind-technical = Kỹ thuật
kind-free-time = Thời gian tự do
kind-hold = Giữ chỗ
kind-other = Khác

known-version = Phiên bản { $version }, { $when }
known-version-yours = Phiên bản { $version }, { $when }; chương trình của quý vị thay đổi lần cuối ở phiên bản { $changed }
see-page = Mở chương trình của quý vị
your-programme = Chương trình của quý vị
the-programme = Chương trình
join-call = Tham gia cuộc họp trực tuyến

## Thư: lời mời, thay đổi và kết thúc

salutation-official = { $salutation },
salutation-neutral = Kính gửi quý vị,

letter-invitation = Thư mời
letter-invitation-tentative = Thư mời, chờ xác nhận
letter-update = Lời mời đã thay đổi
letter-cancellation = Đã hủy
letter-withdrawal = Không còn cần tham dự
letter-readdress = Thay đổi địa chỉ liên lạc
letter-programme = Chương trình

opening-host = Quý vị chủ trì đón tiếp tại buổi này. Sau đây là những gì đã được dự kiến.
opening-speaker = Chúng tôi trân trọng kính mời quý vị phát biểu tại buổi này.
opening-signatory = Chúng tôi trân trọng kính mời quý vị ký kết tại buổi lễ này.
opening-staff = Chúng tôi trông cậy vào quý vị trong buổi này. Sau đây là những điều cần biết.
opening-press = Kính mời báo chí đến dự và đưa tin về buổi này.
opening-guest = Chúng tôi trân trọng kính mời quý vị tham dự buổi này.
opening-update = Buổi mà quý vị được mời tham dự đã thay đổi. Nội dung sau đây thay thế thư trước.
opening-update-host = Buổi mà quý vị chủ trì đón tiếp đã thay đổi. Nội dung sau đây thay thế thư trước.
opening-update-staff = Buổi mà chúng tôi trông cậy vào quý vị đã thay đổi. Nội dung sau đây thay thế thư trước.
opening-cancelled = Chúng tôi rất tiếc phải thông báo rằng buổi này đã bị hủy. Buổi này đã được dự kiến như sau.
opening-withdrawn = Quý vị không còn cần tham dự buổi này. Lịch của quý vị sẽ được cập nhật; quý vị không cần làm gì thêm.
opening-readdressed = Từ nay chúng tôi gửi thư về buổi này đến một địa chỉ khác. Mục này sẽ được xóa khỏi lịch của địa chỉ hiện tại; buổi này vẫn diễn ra.
tentative-warning = Thời gian và địa điểm còn chờ xác nhận; chúng tôi sẽ thông báo ngay khi có xác nhận.

changes-heading = Những thay đổi
change-wording = Chỉnh sửa câu chữ; quý vị không cần làm gì khác.
change-added = Mới
change-changed = Thay đổi
change-cancelled = Đã hủy
change-withdrawn = Quý vị không còn cần tham dự

ask-answer = Xin vui lòng chấp nhận hoặc từ chối trong lịch của quý vị, hoặc trả lời thư này.
ask-answer-by = Xin vui lòng trả lời chậm nhất vào { $date }: chấp nhận hoặc từ chối trong lịch của quý vị, hoặc trả lời thư này.
ask-again = Thời gian đã thay đổi nhiều: câu trả lời trước đây, nếu có, không còn hiệu lực.
answer-accepted = Quý vị đã nhận lời. Nếu không thể đến được, xin từ chối trong lịch của quý vị hoặc trả lời thư này.
answer-tentative = Quý vị đã trả lời “có thể”. Xin xác nhận trong lịch của quý vị, hoặc trả lời thư này.
calendar-follows = Thư này kèm theo cuộc hẹn cho lịch của quý vị. Nếu có thay đổi, chúng tôi sẽ gửi thư và lịch sẽ được cập nhật.

programme-first = Sau đây là chương trình của quý vị.
programme-changed = Chương trình của quý vị đã thay đổi. Những điểm mới được nêu trước, sau đó là toàn bộ chương trình.
programme-empty = Hiện chưa có mục nào dành cho quý vị.
programme-zone = Giờ ghi là giờ địa phương; nếu không ghi khác, { $zone }.
programme-feed = Để đưa vào lịch, xin đăng ký địa chỉ này
programme-answer = Xin vui lòng trả lời
programme-answer-by = Xin vui lòng trả lời chậm nhất vào { $date }
subject-programme = Chương trình: { $visit }, { $dates }
subject-programme-one = Thay đổi: { $title } – { $visit }
subject-programme-many = Thay đổi: { $count } mục – { $visit }

by-hand-hello = Xin chào, chúng tôi là { $inviter }, liên hệ về “{ $visit }”.

## Các trang: chương trình, chuyến thăm, trang đầu, thư đã lưu

page-skip = Chuyển đến nội dung
page-languages = Ngôn ngữ
page-foot = Escale: các chuyến thăm chính thức, với lịch luôn chính xác.
page-foot-personal = Trang này dành riêng cho quý vị: xin không chuyển địa chỉ cho người khác.
page-whose = Chương trình của { $name }
page-public = Chương trình công khai
page-days = Các ngày
page-count = { $count } hoạt động
page-next = Hoạt động tiếp theo
page-now = Đang diễn ra
page-last-change = Chương trình của quý vị thay đổi lần cuối lúc { $when }
page-time-of-day = { $time }, { $day }
page-tentative = Chờ xác nhận
page-cancelled = Đã hủy
page-visit-cancelled = Chuyến thăm này đã bị hủy.
page-nothing-public = Chưa có hoạt động nào được công bố.
page-directions = Chỉ đường
page-contact = Quý vị có câu hỏi?
page-subscribe = Trong lịch của quý vị
page-subscribe-hint = Lịch đăng ký sẽ cập nhật theo mọi thay đổi. Một số ứng dụng lịch chỉ cập nhật một hoặc hai lần mỗi ngày, vì vậy khi có thay đổi muộn, chúng tôi cũng sẽ gửi thư cho quý vị.
page-subscribe-hint-invited = Quý vị nhận được thư mời cho từng hoạt động và từng thay đổi sau đó. Lịch đăng ký cũng hiển thị như vậy: xin chọn một trong hai cách, nếu không mọi hoạt động sẽ hiện hai lần trong lịch. Một số ứng dụng lịch chỉ cập nhật một hoặc hai lần mỗi ngày.
page-subscribe-hint-public = Lịch đăng ký sẽ cập nhật theo mọi thay đổi. Một số ứng dụng lịch chỉ cập nhật một hoặc hai lần mỗi ngày; trang này luôn được cập nhật.
page-subscribe-here = Đăng ký
page-google = Lịch Google
page-subscribe-address = Địa chỉ lịch, để sao chép
page-download = Tải về (.ics)
page-removed = Quý vị không còn trong danh sách người tham gia chuyến thăm này.
page-removed-more = Quý vị không cần làm gì thêm, và lịch đã đăng ký nay trống.
page-not-found = Không có gì tại địa chỉ này
page-not-found-more = Địa chỉ có thể chưa đầy đủ, hoặc các liên kết của quý vị đã được cấp lại. Xin mở thư mới nhất đã nhận, hoặc hỏi người đã mời quý vị.
page-back = Về trang đầu
page-fault = Đã xảy ra lỗi ở phía chúng tôi
page-fault-more = Xin thử lại sau giây lát. Nếu lỗi lặp lại, xin cho người vận hành dịch vụ biết số này.
page-incident = Số
page-accessibility = Khả năng tiếp cận: chưa đạt chuẩn
page-privacy = Dữ liệu cá nhân
page-theme = Màu sắc
page-theme-system = Theo thiết bị
page-theme-light = Sáng
page-theme-dark = Tối

## Khả năng tiếp cận và dữ liệu cá nhân: các trang được liên kết ở cuối mỗi trang

accessibility-title = Khả năng tiếp cận
accessibility-lead = Đơn vị vận hành dịch vụ này cam kết làm cho dịch vụ dễ tiếp cận với mọi người, theo điều 47 luật số 2005-102 ngày 11 tháng 2 năm 2005 của Pháp. Bản công bố này áp dụng cho dịch vụ tại địa chỉ này.
accessibility-state = Mức độ tuân thủ
accessibility-state-text =
    Chưa đạt chuẩn RGAA 4.1 của Pháp, dựa trên WCAG 2.1 mức AA và tiêu chuẩn châu Âu EN 301 549: chưa có chuyên gia nào đánh giá. Kết quả đánh giá sẽ được công bố tại đây.
    Mọi trang được kiểm tra tự động mỗi khi phần mềm thay đổi. Việc kiểm tra này không thay thế cho đánh giá của chuyên gia.
accessibility-works = Những điều đã được chú ý
accessibility-works-text =
    Mọi thao tác đều thực hiện được chỉ bằng bàn phím và không cần tập lệnh.
    Các trang đọc được ở bề rộng 320 điểm ảnh và khi phóng to 400%, với màu sáng, màu tối và với màu của hệ thống.
    Không trạng thái nào chỉ thể hiện bằng màu sắc; không có gì tự chuyển động; không thao tác nào bị giới hạn thời gian.
accessibility-faults = Những điều còn thiếu sót
accessibility-faults-text =
    Trong lịch dạng cột, ô quá ngắn sẽ không hiện phần cuối của nội dung. Lịch dạng danh sách hiện đầy đủ.
    Tiêu đề và ghi chú chỉ viết bằng một ngôn ngữ được hiển thị bằng ngôn ngữ đó và được đánh dấu.
accessibility-contact = Liên hệ
accessibility-contact-text = Nếu quý vị không đọc được hoặc không thao tác được điều gì, xin viết cho chúng tôi: chúng tôi sẽ cung cấp bằng cách khác và sửa lỗi.
accessibility-remedy = Khiếu nại
accessibility-remedy-text =
    Nếu quý vị đã báo một lỗi khiến quý vị không dùng được dịch vụ mà không nhận được câu trả lời thỏa đáng, quý vị có thể liên hệ cơ quan Défenseur des droits tại Pháp: qua biểu mẫu dưới đây, qua điện thoại 09 69 39 00 00, hoặc gửi thư không cần tem đến Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.
    Tại các nước khác, xin liên hệ cơ quan phụ trách khả năng tiếp cận số.

privacy-title = Dữ liệu cá nhân
privacy-lead = Cơ quan mời quý vị dùng dịch vụ này để tổ chức các chuyến thăm chính thức và chịu trách nhiệm về dữ liệu được lưu tại đây.
privacy-kept = Những gì được lưu, và ai xem được
privacy-kept-text =
    Họ tên, chức vụ, danh xưng, ngôn ngữ và thông tin liên hệ của quý vị; các cuộc hẹn liên quan, câu trả lời của quý vị và các thư đã gửi. Ban tổ chức chuyến thăm xem được những điều này. Những người tham dự khác thấy tên, danh xưng và vai trò, không bao giờ thấy địa chỉ hay số điện thoại của quý vị.
    Chế độ ăn và nhu cầu hỗ trợ đi lại, nếu quý vị đã cho biết: chỉ người phụ trách chuyến thăm và bộ phận lễ tân xem được.
    Đối với ban tổ chức: tài khoản, thời điểm đăng nhập và trình duyệt đã dùng, cùng những thay đổi đã thực hiện.
privacy-why = Vì sao
privacy-why-text = Để mời quý vị, giữ cho lịch của quý vị luôn đúng và đón tiếp chu đáo: một nhiệm vụ vì lợi ích công cộng (GDPR, điều 6 khoản 1 điểm e).
privacy-long = Trong bao lâu
privacy-long-text =
    Trong thời gian chuẩn bị và diễn ra chuyến thăm; sau đó theo quy định lưu trữ của cơ quan mời quý vị. Không có gì được chuyển cho bên khác hay dùng vào việc khác.
    Đường dẫn cá nhân có thể được vô hiệu hóa bất cứ lúc nào; xin liên hệ cơ quan mời.
privacy-browser = Trong trình duyệt của quý vị
privacy-browser-text = Trang của người tham dự không đặt cookie nào. Ban tổ chức có một cookie cho phiên làm việc, một cho màu sắc và một cho ngôn ngữ đã chọn. Không có thống kê, không có hình ảnh báo rằng quý vị đã đọc thư, không có gì từ trang khác.
privacy-rights = Quyền của quý vị
privacy-rights-text =
    Quý vị có thể xem, yêu cầu sửa hoặc xóa dữ liệu về mình, và phản đối việc sử dụng. Xin viết cho chúng tôi; chúng tôi trả lời trong vòng một tháng.
    Quý vị cũng có thể khiếu nại với cơ quan bảo vệ dữ liệu của nước mình: tại Pháp là CNIL, tại Na Uy là Datatilsynet.

## Chương trình in

known-draft = Bản thảo { $when }, chưa công bố
known-desk = Theo bản thảo lúc { $when }
print-title = In
print-lead = Mỗi bản in ghi rõ phiên bản và thời điểm lập. Chọn ngôn ngữ.
print-is-draft = Chưa có gì được công bố: các bản in này là bản thảo và có ghi rõ như vậy.
print-booklets = Chương trình
print-sheets = Cho ban tổ chức
print-whole = Toàn bộ chương trình
print-whole-more = Những gì ít nhất một người tham dự thấy, và tất cả những người có mặt
print-delegation-more = Những gì các thành viên thấy; khổ A5, hai trang trên một tờ A4
print-day-sheet = Bảng công việc trong ngày
print-day-sheet-more = Bản thảo, kèm mục và ghi chú nội bộ: chỉ dùng trong ban tổ chức
print-drivers = Danh sách cho lái xe
print-drivers-more = Chỉ các chặng di chuyển và người đi cùng
print-programme = Chương trình
print-copy = Bản dành cho { $name }
print-live = Bản trực tuyến luôn được cập nhật.
print-qr = Địa chỉ trang luôn được cập nhật
print-bar = In ấn
print-back = Quay lại
print-hint-a5 = In khổ A5, hoặc hai trang trên một tờ A4 rồi gấp lại.
print-hint-a4 = In khổ A4.
print-people = Thành phần và liên hệ
print-precedence = Theo thứ tự lễ tân
print-delegation = Đoàn
print-hosts = Chủ nhà và những người có nhiệm vụ
print-contact = Liên hệ
print-practical = Thông tin cần biết
print-internal = Nội bộ
print-internal-more = không hiển thị cho người tham dự
print-internal-notes = Ghi chú nội bộ
print-notes = Dặn riêng
print-expected = Dự kiến
print-passengers = Trên xe
office-crumbs = Vị trí trang

front-what = Các chuyến thăm chính thức, với lịch luôn chính xác
front-what-more = Dù ban tổ chức thay đổi điều gì, mỗi người tham gia đều được báo đúng những gì liên quan đến mình, bằng ngôn ngữ của mình, và mọi lịch đều khớp với chương trình đã công bố.
front-mail-kept = Chưa cài đặt máy chủ thư: thư không được gửi đi.
front-mail-folder = Thư được lưu trong
front-mail-read = Đọc các thư đã lưu
front-first-step = Bước đầu tiên
front-empty = Cơ sở dữ liệu còn trống. Trên máy chạy Escale:
front-step-user = Thêm chính quý vị.
front-step-import = Nhập một chuyến thăm từ tệp và công bố.
front-step-token = Tạo một mã truy cập API; mã chỉ hiển thị một lần.
front-api = Về API
front-visits = Các chuyến thăm công khai
front-no-visits = Hiện chưa có chuyến thăm nào được công bố.
front-invited = Quý vị được mời?
front-invited-more = Chương trình của quý vị ở địa chỉ riêng ghi trong các thư đã nhận.

mails-title = Các thư đã lưu
mails-hint = Những gì Escale sẽ gửi nếu có máy chủ thư, đúng như người nhận sẽ thấy.
mails-none = Chưa có thư nào. Hãy công bố một chuyến thăm, và những người liên quan sẽ nhận được thư.
mails-range = { $first }–{ $last } trong { $total }, mới nhất trước
mails-pages = Các trang
mails-newer = Mới hơn
mails-older = Cũ hơn
mails-when = Gửi lúc
mails-kind = Loại
mails-subject = Tiêu đề
mails-from = Từ
mails-to = Đến
mail-views = Các phần của thư
mail-text = Văn bản
mail-html = HTML
mail-calendar = Lịch
mail-raw = Nguồn
mail-missing = Thư này không có phần đó.

# Những việc không thể làm như vậy
refused-forbidden = Quý vị không có quyền làm việc này
refused-forbidden-more = Xin hỏi người phụ trách chuyến thăm hoặc người quản trị dịch vụ. Nếu đang gửi một biểu mẫu, xin mở lại trang đó: phiên làm việc có thể đã bắt đầu lại.
refused-unavailable = Dịch vụ hiện không thể trả lời
refused-unavailable-more = Không có gì bị thay đổi. Xin thử lại sau giây lát.
refused-conflict = Hiện trạng không cho phép làm việc này
refused-conflict-more = Có thể người khác vừa thay đổi. Xin quay lại, xem hiện trạng và thử lại.
refused-too-large = Nội dung quá dài
refused-too-large-more = Không có gì bị thay đổi. Xin gửi ít hơn mỗi lần.
refused-request = Không hiểu được yêu cầu này
refused-request-more = Không có gì bị thay đổi. Xin quay lại và thử lại từ trang.

# Trang của ban tổ chức
office-nav = Chính
office-overview = Tổng quan
office-visits = Chuyến thăm
office-people = Danh bạ
office-account = Tài khoản của { $name }
office-sign-out = Đăng xuất
sign-in = Đăng nhập
sign-in-link = Đăng nhập Escale
sign-in-link-more = Đường dẫn này cho quý vị đăng nhập một lần, trên trình duyệt này.
sign-in-link-dead = Đường dẫn này không còn hiệu lực
sign-in-link-dead-more = Đường dẫn đã được dùng hoặc đã quá hạn. Xin yêu cầu đường dẫn mới.
overview-upcoming = Các chuyến thăm sắp tới
overview-none = Chưa có chuyến thăm nào
overview-none-more = Các chuyến thăm được nhập sẽ hiện ở đây, gần nhất trước.
overview-next = { $days ->
    [0] Có chuyến thăm bắt đầu hôm nay.
    [1] Chuyến thăm tiếp theo bắt đầu ngày mai.
   *[other] Chuyến thăm tiếp theo bắt đầu sau { $days } ngày.
}
overview-next-none = Không có chuyến thăm nào sắp tới.
overview-attention = Cần xử lý
overview-attention-none = Không có gì cần xử lý
overview-attention-none-more = Các xung đột, thư gửi không được, người cần gọi điện và câu trả lời còn thiếu của các chuyến thăm sắp tới sẽ hiện ở đây.
overview-weeks = 13 tuần tới
overview-people = { $count } người
overview-agreements = Thỏa thuận sắp hết hạn
overview-agreements-none = Không có thỏa thuận nào sắp hết hạn
overview-agreements-none-more = Các thỏa thuận đã hết hạn, sẽ hết hạn trong sáu tháng hoặc chưa ghi ngày hết hạn sẽ hiện ở đây.
visit-new = Chuyến thăm mới
visits-all = Tất cả chuyến thăm
visit-state-planning = Đang chuẩn bị
visit-state-draft = Bản nháp, { $changes } thay đổi
visit-state-published = Đã công bố, phiên bản { $version }
visit-state-cancelled = Đã hủy
share-of = { $part } trên { $whole }
column-dates = Ngày
column-visit = Chuyến thăm
column-state = Tình trạng
column-confirmed = Mục đã xác nhận
column-replies = Trả lời
column-owner = Phụ trách
column-agreement = Thỏa thuận
column-ends = Hết hạn
agreement-no-end = Chưa có ngày hết hạn
agreement-ended = Đã hết hạn
agreement-days-left = { $days ->
    [0] Hết hạn hôm nay
   *[other] Còn { $days } ngày
}
agreement-end-unknown = Chưa ghi
concern-host = Chủ trì chưa xác nhận: { $item }, { $when }
concern-failed = { $count } thư gửi không được
concern-by-hand = { $count } tin cần báo trực tiếp
concern-answers = Còn thiếu { $count } câu trả lời, đã quá hạn
visits-earlier = Các chuyến thăm trước
visit-edit = Sửa chuyến thăm
visit-programme = Chương trình
visit-title = Tên chuyến thăm
visit-title-hint = Bằng mỗi ngôn ngữ mà người tham dự đọc. Ngôn ngữ để trống sẽ dùng ngôn ngữ khác.
visit-first-day = Ngày đầu
visit-last-day = Ngày cuối
visit-kind = Loại
visit-kind-working = Thăm làm việc
visit-kind-official = Thăm chính thức
visit-kind-state = Thăm cấp nhà nước
visit-kind-courtesy = Thăm xã giao
visit-kind-study = Thăm khảo sát
visit-kind-signing = Ký kết
visit-kind-other = Khác
visit-direction = Chiều
visit-direction-incoming = Khách đến thăm
visit-direction-outgoing = Đoàn ta đi thăm
visit-direction-remote = Trực tuyến
visit-host = Đơn vị chủ trì
visit-host-hint = Đơn vị tiếp đón và đứng tên mời.
visit-zone = Múi giờ
visit-zone-hint = Ví dụ Asia/Ho_Chi_Minh: múi giờ của các mục không ghi riêng.
visit-languages = Ngôn ngữ
visit-languages-hint = Các ngôn ngữ của chương trình. Ngôn ngữ đầu tiên thay cho phần còn thiếu.
visit-contact = Liên hệ
visit-contact-hint = Người để hỏi. Có trong mọi thư.
field-name = Tên
field-email = Thư điện tử
field-phone = Điện thoại
visit-reply-by = Hạn trả lời
visit-reply-by-hint = Sau ngày này, các câu trả lời còn thiếu sẽ hiện ở trang tổng quan.
visit-signature = Chữ ký
visit-signature-hint = Ở cuối mọi thư.
visit-slug = Địa chỉ trang công khai
visit-slug-hint = Chữ thường, chữ số và dấu gạch nối; lấy từ tên nếu để trống.
visit-public = Trang công khai
visit-public-yes = Cho mọi người xem các mục công khai sau khi công bố
visit-cancel = Hủy chuyến thăm
visit-cancel-hint = Chưa ai được báo trước khi công bố. Khi đó mỗi người đã biết sẽ nhận một thư.
visit-cancel-yes = Chuyến thăm này không diễn ra
visit-cancel-reason = Lý do ({ $name })
form-save = Lưu
form-leave = Thoát, không lưu
form-errors = Có chỗ cần sửa
form-error-title = Lỗi:
form-wrong = Xin kiểm tra: { $detail }
crumbs = Vị trí hiện tại

# Above every page of a visit
visit-pages = Các trang của chuyến thăm
tab-programme = Chương trình
tab-participants = Người tham gia
tab-review = Duyệt lại
tab-messages = Tin nhắn
tab-history = Lịch sử
tab-members = Nhóm phụ trách
tab-published = Bản đã công bố
visit-times-zone = Thời gian theo { $zone }
visit-banner-new = Chưa công bố gì: người tham gia chưa thấy gì trong bản nháp này.
visit-banner = Bản nháp có { $changes } thay đổi. Người tham gia vẫn thấy phiên bản { $version }.
visit-see-changes = Xem những thay đổi

# The agenda of a visit, for organisers
visit-review = Duyệt và công bố
agenda-everybody = Tất cả mọi người
agenda-views = Cách hiển thị chương trình
agenda-days = Các ngày
agenda-by-days = Theo ngày
agenda-by-groups = Theo nhóm
agenda-by-list = Danh sách
agenda-cancelled = Đã hủy
agenda-clash = Xung đột
agenda-hold = Giữ chỗ
agenda-tentative = Chờ xác nhận
agenda-confirmed = Đã xác nhận
agenda-internal = Chỉ dành cho ban tổ chức
agenda-part = { $name } ({ $role })
agenda-leg = Đến { $venue }, { $duration }
agenda-day-sum = { $count } mục, { $hours }
agenda-day-empty = Chưa có kế hoạch
agenda-add-on = Thêm một mục vào { $name }
agenda-clashes = { $clashes } xung đột
agenda-warnings = { $warnings } điểm cần xem lại
agenda-clashes-and-warnings = { $clashes } xung đột, { $warnings } điểm cần xem lại
agenda-mended = Xung đột đã được giải quyết.
agenda-not-mended = Thay đổi này không còn giải quyết được gì: chương trình đã thay đổi.
item-new = Thêm mục
