set(SOURCES
    tst_statepage.cpp
    tst_theme.cpp
)
