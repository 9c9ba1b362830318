set(SOURCES
    tst_jsontreemodel.cpp
    tst_textsearch.cpp
)
