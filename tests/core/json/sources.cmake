set(SOURCES
    tst_cursor.cpp
    tst_pretty.cpp
    tst_tape.cpp
    tst_typed.cpp
    tst_value.cpp
    tst_writer.cpp
)
