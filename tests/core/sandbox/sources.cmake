set(SOURCES
    tst_keyedmutations.cpp
    tst_store.cpp
)
