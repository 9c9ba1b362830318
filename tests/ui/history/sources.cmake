set(SOURCES
    tst_forgetsheet.cpp
    tst_historyroom.cpp
    tst_whenrun.cpp
)
