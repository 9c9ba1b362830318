set(SOURCES
    tst_projectstore.cpp
)
