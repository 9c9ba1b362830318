#pragma once

namespace bench {

/// Shows answers of one size in a window, as the program does, and prints what that took, one figure a line. The
/// arguments: the program, a word, how many bytes (0: a table is sorted), how often, the port of an AnswerPeer, a key.
/// It has a process of its own, because memory that an answer before it has left behind must not count.
int watchAnswers(int argc, char **argv);

} // namespace bench
