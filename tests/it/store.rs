//! The store, on both engines.

use escale::store::{Error, Store, epoch, migrations};

#[test]
fn a_new_file_is_migrated_once() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&format!(
        "sqlite:{}/data/escale.db",
        folder.path().display()
    ))
    .unwrap();
    store.migrate().unwrap();
    store.migrate().unwrap();
    assert!(store.read_blocking(migrations::are_done).unwrap());
    let bumped: Result<i64, Error> = store.write_blocking(epoch::bump);
    assert_eq!(
        bumped.unwrap(),
        store.read_blocking(epoch::current).unwrap()
    );
}
