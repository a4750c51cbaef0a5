# Tiếng Việt.

## Xung đột lịch (trang của ban tổ chức)

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
clash-capacity = { $items }, { $when }: dự kiến { $expected } người, chỉ đủ chỗ cho { $capacity } người.
clash-outside-visit = { $items } diễn ra { $when }, ngoài các ngày của chuyến thăm.
clash-not-participant = { $items } có nêu { $who }, nhưng không có trong danh sách người tham gia.
clash-zone = { $items }, { $when }: không ghi múi giờ, trong khi { $venues } theo { $zone }.
clash-change-of-hour = Đồng hồ đổi giờ trong lúc { $items }, { $when }: thời lượng thực là { $elapsed }, trong khi đồng hồ cho thấy { $shown }.

clash-fix-move = Chuyển { $item } sang { $when }
clash-fix-venue = Tổ chức { $item } tại { $venue }
clash-fix-audience = Đưa { $who } ra khỏi { $item }
clash-fix-zone = Ghi cho { $item } múi giờ của { $venue } ({ $zone })
clash-fix-capacity = Cho phép { $count } người tại { $item }
