set(SOURCES
    jsontreemodel.cpp
    jsontreemodel.h
    textsearch.cpp
    textsearch.h
)
