//! The addresses of organisers' pages, and what each needs.

mod mount;

use std::sync::Arc;

use actix_web::http::Method;
use actix_web::web;
use actix_web::{FromRequest, Handler, Responder, Route};

pub(super) use mount::configure;

use crate::domain::permission::Right;
use crate::domain::person::{Organisation, Person};
use crate::domain::venue::Venue;
use crate::web::endpoint::get;
use crate::web::gate;
use crate::web::office::{
    account, agenda, by_hand, calls, delegations, doubles, items, kept_clashes, members, messages,
    organisations, overview, participants, paste, people, polls, preferences, presence, previews,
    print, publications, quick_add, replies, review, sign_in, stray_mails, test_mails, timeline,
    tray, users, venues, visits, webhooks,
};

/// One page, or one form.
#[derive(Clone)]
pub struct Page {
    /// GET (and HEAD) looks, POST does.
    pub method: Method,
    /// Its path.
    pub path: &'static str,
    /// What whoever asks for it needs.
    pub right: Right,
    route: Arc<dyn Fn() -> Route + Send + Sync>,
}

impl Page {
    fn get<F, Args>(right: Right, path: &'static str, handler: F) -> Self
    where
        F: Handler<Args> + Send + Sync,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        let route = move || gate::needing(right, get().to(handler.clone()));
        Self {
            method: Method::GET,
            path,
            right,
            route: Arc::new(route),
        }
    }

    fn post<F, Args>(right: Right, path: &'static str, handler: F) -> Self
    where
        F: Handler<Args> + Send + Sync,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        let route = move || gate::needing(right, web::post().to(handler.clone()));
        Self {
            method: Method::POST,
            path,
            right,
            route: Arc::new(route),
        }
    }
}

impl Page {
    /// Whether it is at `path`.
    fn matches(&self, path: &str) -> bool {
        let (pattern, path) = (self.path.split('/'), path.split('/'));
        let is_one = |(pattern, segment): (&str, &str)| {
            pattern == segment || (pattern.starts_with('{') && !segment.is_empty())
        };
        pattern.clone().count() == path.clone().count() && pattern.zip(path).all(is_one)
    }
}

impl std::fmt::Debug for Page {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.method, self.path)
    }
}

/// Whether a path is that of a page of organisers, and of nothing else: there one may be sent after signing in.
#[must_use]
pub fn leads_to_a_page(path: &str) -> bool {
    let is_plain = |octet: u8| octet.is_ascii_alphanumeric() || matches!(octet, b'/' | b'-' | b'_');
    path.bytes().all(is_plain)
        && pages()
            .iter()
            .filter(|page| page.method == Method::GET && page.right != Right::Open)
            .any(|page| page.matches(path))
}

/// Every page of organisers.
#[must_use]
pub fn pages() -> Vec<Page> {
    [
        sign_in(),
        overview(),
        visits(),
        print(),
        agenda(),
        answers(),
        account(),
        users(),
        webhooks(),
        review(),
        messages(),
        members(),
        participants(),
        registers(),
    ]
    .concat()
}

#[rustfmt::skip]
fn sign_in() -> Vec<Page> {
    vec![
        Page::get(Right::Open, "/first/{secret}", sign_in::first::show),
        Page::post(Right::Open, "/first/{secret}", sign_in::first::add),
        Page::get(Right::Open, "/sign-in", sign_in::show),
        Page::post(Right::Open, "/sign-in", sign_in::enter),
        Page::post(Right::Open, "/sign-in/link", sign_in::mail::ask),
        Page::get(Right::Open, "/sign-in/code", sign_in::code::show),
        Page::post(Right::Open, "/sign-in/code", sign_in::code::enter),
        Page::get(Right::Open, "/sign-in/oidc", sign_in::oidc::begin),
        Page::get(Right::Open, "/sign-in/oidc/callback", sign_in::oidc::finish),
        Page::get(Right::Open, "/sign-in/{secret}", sign_in::link::show),
        Page::post(Right::Open, "/sign-in/{secret}", sign_in::link::follow),
        Page::post(Right::SeeOffice, "/sign-out", sign_in::sign_out),
        Page::post(Right::SeeOffice, "/theme", preferences::choose_theme),
        Page::post(Right::SeeOffice, "/language", preferences::choose_language),
    ]
}

#[rustfmt::skip]
fn webhooks() -> Vec<Page> {
    vec![
        Page::get(Right::ManageWebhooks, "/webhooks", webhooks::list),
        Page::post(Right::ManageWebhooks, "/webhooks", webhooks::register),
        Page::get(Right::ManageWebhooks, "/webhooks/{webhook}", webhooks::show),
        Page::post(Right::ManageWebhooks, "/webhooks/{webhook}/try", webhooks::try_out),
        Page::post(Right::ManageWebhooks, "/webhooks/{webhook}/switch", webhooks::switch),
        Page::post(Right::ManageWebhooks, "/webhooks/{webhook}/deliveries/{dispatch}/retry", webhooks::retry),
        Page::post(Right::ManageWebhooks, "/webhooks/{webhook}/remove", webhooks::remove),
    ]
}

#[rustfmt::skip]
fn account() -> Vec<Page> {
    vec![
        Page::get(Right::SeeOffice, "/account", account::show),
        Page::post(Right::SeeOffice, "/account/password", account::set_password),
        Page::post(Right::SeeOffice, "/account/sessions", account::end_session),
        Page::post(Right::SeeOffice, "/account/digest", account::set_digest),
        Page::get(Right::SeeOffice, "/account/factor", account::factor::show),
        Page::post(Right::SeeOffice, "/account/factor", account::factor::confirm),
        Page::post(Right::SeeOffice, "/account/factor/new", account::factor::begin),
        Page::post(Right::SeeOffice, "/account/factor/codes", account::factor::renew_codes),
        Page::post(Right::SeeOffice, "/account/factor/remove", account::factor::remove),
    ]
}

#[rustfmt::skip]
fn users() -> Vec<Page> {
    vec![
        Page::get(Right::ManageUsers, "/users", users::list),
        Page::post(Right::ManageUsers, "/users", users::add),
        Page::get(Right::ManageUsers, "/users/{user}", users::show),
        Page::post(Right::ManageUsers, "/users/{user}", users::place),
        Page::post(Right::ManageUsers, "/users/{user}/link", users::invite),
        Page::post(Right::ManageUsers, "/users/{user}/factor", users::remove_factor),
        Page::post(Right::ManageUsers, "/users/{user}/identity", users::forget_identity),
        Page::post(Right::ManageUsers, "/users/{user}/remove", users::remove),
        Page::post(Right::ManageUsers, "/teams", users::add_team),
        Page::get(Right::ManageUsers, "/stray-mails", stray_mails::list),
        Page::post(Right::ManageUsers, "/stray-mails/{mail}/dismiss", stray_mails::dismiss),
    ]
}

#[rustfmt::skip]
fn overview() -> Vec<Page> {
    vec![
        Page::get(Right::SeeOffice, "/overview", overview::show),
    ]
}

#[rustfmt::skip]
fn answers() -> Vec<Page> {
    vec![
        Page::get(Right::SeeDraft, "/visits/{visit}/replies", replies::list),
        Page::post(Right::EditAgenda, "/visits/{visit}/proposals/{proposal}/accept", replies::accept),
        Page::post(Right::EditAgenda, "/visits/{visit}/proposals/{proposal}/refuse", replies::refuse),
        Page::post(Right::EditAgenda, "/visits/{visit}/mails/{mail}/confirm", replies::confirm),
        Page::post(Right::EditAgenda, "/visits/{visit}/mails/{mail}/dismiss", replies::dismiss),
    ]
}

#[rustfmt::skip]
fn visits() -> Vec<Page> {
    vec![
        Page::get(Right::SeeOffice, "/visits", visits::list),
        Page::get(Right::CreateVisit, "/visits/new", visits::show_new),
        Page::post(Right::CreateVisit, "/visits/new", visits::create),
        Page::get(Right::EditAgenda, "/visits/{visit}/edit", visits::show_edit),
        Page::post(Right::EditAgenda, "/visits/{visit}/edit", visits::change),
    ]
}

#[rustfmt::skip]
fn review() -> Vec<Page> {
    use Right::{Publish, SeeDraft, SeePublished};
    vec![
        Page::get(SeeDraft, "/visits/{visit}/review", review::show),
        Page::post(SeeDraft, "/visits/{visit}/review", review::choose),
        Page::get(SeeDraft, "/visits/{visit}/review/{participant}", review::show_letters),
        Page::get(SeeDraft, "/visits/{visit}/review/{participant}/{number}", review::show_letter),
        Page::get(SeeDraft, "/visits/{visit}/previews", previews::list),
        Page::post(Publish, "/visits/{visit}/previews", previews::make),
        Page::post(Publish, "/visits/{visit}/previews/{preview}/revoke", previews::revoke),
        Page::post(Publish, "/visits/{visit}/publications", review::post),
        Page::get(SeeDraft, "/visits/{visit}/publications/{version}", publications::show),
        Page::get(SeeDraft, "/visits/{visit}/history", publications::show_history),
        Page::get(SeePublished, "/visits/{visit}/published", publications::show_latest),
    ]
}

#[rustfmt::skip]
fn messages() -> Vec<Page> {
    use Right::{Publish, SeeDraft};
    vec![
        Page::get(SeeDraft, "/visits/{visit}/by-hand", by_hand::show),
        Page::get(SeeDraft, "/visits/{visit}/test-mails", test_mails::show),
        Page::post(SeeDraft, "/visits/{visit}/test-mails", test_mails::send),
        Page::get(SeeDraft, "/visits/{visit}/calls", calls::show),
        Page::post(Publish, "/visits/{visit}/calls", calls::settle),
        Page::get(SeeDraft, "/visits/{visit}/timeline", timeline::show),
        Page::post(Publish, "/visits/{visit}/timeline", timeline::release),
        Page::get(SeeDraft, "/visits/{visit}/messages", messages::list),
        Page::get(SeeDraft, "/visits/{visit}/messages/{message}", messages::show),
        Page::post(Publish, "/visits/{visit}/messages/{message}/told", by_hand::settle),
        Page::post(Publish, "/visits/{visit}/messages/{message}/retry", messages::try_again),
        Page::post(Publish, "/visits/{visit}/messages/{message}/address", messages::correct_address),
    ]
}

#[rustfmt::skip]
fn members() -> Vec<Page> {
    vec![
        Page::get(Right::SeeDraft, "/visits/{visit}/members", members::show),
        Page::post(Right::ManageVisit, "/visits/{visit}/members", members::post),
    ]
}

#[rustfmt::skip]
fn print() -> Vec<Page> {
    vec![
        Page::get(Right::SeePublished, "/visits/{visit}/print", print::show),
        Page::get(Right::SeePublished, "/visits/{visit}/print/programme", print::show_programme),
        Page::get(Right::SeePublished, "/visits/{visit}/print/delegations/{delegation}", print::show_delegation),
        Page::get(Right::SeeDraft, "/visits/{visit}/print/participants/{participant}", print::show_participant),
        Page::get(Right::SeeDraft, "/visits/{visit}/print/day-sheet", print::show_day_sheet),
        Page::get(Right::SeePublished, "/visits/{visit}/print/drivers", print::show_drivers),
    ]
}

#[rustfmt::skip]
fn agenda() -> Vec<Page> {
    vec![
        Page::get(Right::SeePublished, "/visits/{visit}", agenda::show),
        Page::post(Right::EditAgenda, "/visits/{visit}/mend", agenda::mend),
        Page::post(Right::EditAgenda, "/visits/{visit}/keep", kept_clashes::keep),
        Page::post(Right::EditAgenda, "/visits/{visit}/take-up", kept_clashes::take_up),
        Page::post(Right::EditAgenda, "/visits/{visit}/tray", tray::put),
        Page::post(Right::EditAgenda, "/visits/{visit}/tray/{unplaced}/place", tray::place),
        Page::post(Right::EditAgenda, "/visits/{visit}/tray/{unplaced}/discard", tray::discard),
        Page::post(Right::EditAgenda, "/visits/{visit}/presence", presence::note),
        Page::get(Right::EditAgenda, "/visits/{visit}/quick-add", quick_add::preview),
        Page::post(Right::EditAgenda, "/visits/{visit}/quick-add", quick_add::add),
        Page::post(Right::EditAgenda, "/visits/{visit}/undo", agenda::undo),
        Page::post(Right::EditAgenda, "/visits/{visit}/redo", agenda::redo),
        Page::get(Right::EditAgenda, "/visits/{visit}/items/new", items::show_new),
        Page::post(Right::EditAgenda, "/visits/{visit}/items/new", items::create),
        Page::get(Right::SeeDraft, "/visits/{visit}/items/{item}", items::show),
        Page::post(Right::EditAgenda, "/visits/{visit}/items/{item}", items::change),
        Page::post(Right::EditAgenda, "/visits/{visit}/items/{item}/move", items::move_to),
        Page::get(Right::SeeDraft, "/visits/{visit}/items/{item}/later", items::show_later),
        Page::post(Right::EditAgenda, "/visits/{visit}/items/{item}/later", items::later),
        Page::get(Right::SeeDraft, "/visits/{visit}/items/{item}/times", polls::show),
        Page::post(Right::EditAgenda, "/visits/{visit}/items/{item}/times", polls::ask),
        Page::post(Right::EditAgenda, "/visits/{visit}/polls/{poll}/settle", polls::settle),
        Page::post(Right::EditAgenda, "/visits/{visit}/polls/{poll}/withdraw", polls::withdraw),
        Page::post(Right::EditAgenda, "/visits/{visit}/items/{item}/duplicate", items::duplicate),
        Page::post(Right::EditAgenda, "/visits/{visit}/items/{item}/cancel", items::cancel),
        Page::post(Right::EditAgenda, "/visits/{visit}/items/{item}/delete", items::delete),
    ]
}

#[rustfmt::skip]
fn participants() -> Vec<Page> {
    vec![
        Page::get(Right::SeeDraft, "/visits/{visit}/participants", participants::list),
        Page::post(Right::EditRoster, "/visits/{visit}/participants/bulk", participants::change_many),
        Page::post(Right::SeeDraft, "/visits/{visit}/participants/export", participants::export),
        Page::get(Right::EditRoster, "/visits/{visit}/participants/new", participants::show_new),
        Page::post(Right::EditRoster, "/visits/{visit}/participants/new", participants::create),
        Page::get(Right::EditRoster, "/visits/{visit}/participants/paste", paste::show),
        Page::post(Right::EditRoster, "/visits/{visit}/participants/paste", paste::take),
        Page::post(Right::EditRoster, "/visits/{visit}/participants/paste/file", paste::upload),
        Page::get(Right::SeeDraft, "/visits/{visit}/participants/{participant}", participants::show),
        Page::post(Right::EditRoster, "/visits/{visit}/participants/{participant}", participants::change),
        Page::post(Right::EditPrecedence, "/visits/{visit}/participants/{participant}/rank", participants::set_rank),
        Page::post(Right::SeeNeeds, "/visits/{visit}/participants/{participant}/needs", participants::change_needs),
        Page::post(Right::EditRoster, "/visits/{visit}/participants/{participant}/links", participants::renew_links),
        Page::post(Right::EditRoster, "/visits/{visit}/participants/{participant}/remove", participants::remove),
        Page::get(Right::SeeDraft, "/visits/{visit}/delegations", delegations::list),
        Page::get(Right::EditAgenda, "/visits/{visit}/delegations/new", delegations::show_new),
        Page::post(Right::EditAgenda, "/visits/{visit}/delegations/new", delegations::create),
        Page::get(Right::EditAgenda, "/visits/{visit}/delegations/{delegation}", delegations::show),
        Page::post(Right::EditAgenda, "/visits/{visit}/delegations/{delegation}", delegations::change),
        Page::post(Right::EditAgenda, "/visits/{visit}/delegations/{delegation}/remove", delegations::remove),
    ]
}

#[rustfmt::skip]
fn registers() -> Vec<Page> {
    vec![
        Page::get(Right::SeeOffice, "/people", people::list),
        Page::get(Right::EditRegisters, "/people/new", people::show_new),
        Page::post(Right::EditRegisters, "/people/new", people::create),
        Page::get(Right::EditRegisters, "/people/doubles", doubles::list::<Person>),
        Page::get(Right::EditRegisters, "/people/{person}/merge/{other}", doubles::show::<Person>),
        Page::post(Right::EditRegisters, "/people/{person}/merge/{other}", doubles::merge::<Person>),
        Page::post(Right::EditRegisters, "/people/{person}/distinct/{other}", doubles::distinguish::<Person>),
        Page::get(Right::SeeOffice, "/people/{person}", people::show),
        Page::post(Right::EditRegisters, "/people/{person}", people::change),
        Page::post(Right::EditRegisters, "/people/{person}/remove", people::remove),
        Page::get(Right::SeeOffice, "/organisations", organisations::list),
        Page::get(Right::EditRegisters, "/organisations/new", organisations::show_new),
        Page::post(Right::EditRegisters, "/organisations/new", organisations::create),
        Page::get(Right::EditRegisters, "/organisations/doubles", doubles::list::<Organisation>),
        Page::get(Right::EditRegisters, "/organisations/{organisation}/merge/{other}", doubles::show::<Organisation>),
        Page::post(Right::EditRegisters, "/organisations/{organisation}/merge/{other}", doubles::merge::<Organisation>),
        Page::post(Right::EditRegisters, "/organisations/{organisation}/distinct/{other}", doubles::distinguish::<Organisation>),
        Page::get(Right::SeeOffice, "/organisations/{organisation}", organisations::show),
        Page::post(Right::EditRegisters, "/organisations/{organisation}", organisations::change),
        Page::post(Right::EditRegisters, "/organisations/{organisation}/remove", organisations::remove),
        Page::get(Right::SeeOffice, "/venues", venues::list),
        Page::get(Right::EditRegisters, "/venues/new", venues::show_new),
        Page::post(Right::EditRegisters, "/venues/new", venues::create),
        Page::get(Right::EditRegisters, "/venues/doubles", doubles::list::<Venue>),
        Page::get(Right::EditRegisters, "/venues/{venue}/merge/{other}", doubles::show::<Venue>),
        Page::post(Right::EditRegisters, "/venues/{venue}/merge/{other}", doubles::merge::<Venue>),
        Page::post(Right::EditRegisters, "/venues/{venue}/distinct/{other}", doubles::distinguish::<Venue>),
        Page::get(Right::SeeOffice, "/venues/{venue}", venues::show),
        Page::post(Right::EditRegisters, "/venues/{venue}", venues::change),
        Page::post(Right::EditRegisters, "/venues/{venue}/remove", venues::remove),
        Page::post(Right::EditRegisters, "/venues/{venue}/travel-times", venues::set_travel_time),
    ]
}

#[cfg(test)]
mod tests;
