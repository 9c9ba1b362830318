set(SOURCES
    tst_passphrasesheet.cpp
    tst_projectform.cpp
    tst_projectspage.cpp
)
