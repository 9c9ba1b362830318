set(SOURCES
    tst_risktone.cpp
    tst_statepage.cpp
    tst_theme.cpp
)
