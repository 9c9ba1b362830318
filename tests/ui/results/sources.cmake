set(SOURCES
    answers.h
    tst_answerview.cpp
    tst_formats.cpp
    tst_jsontreeview.cpp
    tst_largetextview.cpp
    tst_textlines.cpp
)
