set(SOURCES
    tst_clockwatch.cpp
    tst_expiry.cpp
    tst_history.cpp
    tst_person.cpp
    tst_redacted.cpp
    tst_store.cpp
)
