set(SOURCES
    tst_theme.cpp
)
