set(SOURCES tst_linemap.cpp tst_utf8.cpp)
