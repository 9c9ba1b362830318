set(SOURCES
    tst_history.cpp
    tst_person.cpp
    tst_redacted.cpp
    tst_store.cpp
)
