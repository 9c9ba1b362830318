set(SOURCES
    tst_store.cpp
)
