set(SOURCES
    tst_docspane.cpp
    tst_fieldtext.cpp
    tst_linkline.cpp
    tst_markdowntext.cpp
)
