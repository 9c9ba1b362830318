set(SOURCES
    tst_completer.cpp
    tst_foldlevels.cpp
    tst_graphqllexer.cpp
    tst_jsoneditor.cpp
    tst_querycontext.cpp
    tst_queryeditor.cpp
)
