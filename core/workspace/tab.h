#pragma once

#include "core/workspace/documentfile.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace workspace {

/// A header of a tab, and what of it may lie on the disk.
struct TabHeader
{
    QByteArray name;
    QByteArray value;
    bool isSent = true;
    bool keepsValue = false; ///< Asked for by a person; otherwise its value stays in memory.
    bool operator==(const TabHeader &) const = default;
};

/// Where somebody was in a box of text: byte offsets and lines from 0.
struct BoxPlace
{
    quint32 caret = 0;
    quint32 anchor = 0; ///< The other end of the selection.
    int firstLine = 0; ///< In view.
    QList<int> folds; ///< Lines that are folded away below.
    bool operator==(const BoxPlace &) const = default;
};

/// What did not come back, because it may not lie on the disk.
struct LeftOut
{
    bool literals = false; ///< Of the text, at secret places.
    bool variables = false;
    bool headers = false; ///< Values of headers.
    bool command = false; ///< A pasted command or link, which may hold a token anywhere.
    bool any() const { return literals || variables || headers || command; }
    bool operator==(const LeftOut &) const = default;
};

/// A tab as a value: all that a page of editors is made from, and all that is kept of it. An answer is kept apart,
/// because it is read only when somebody looks at the tab.
struct Tab
{
    QString id; ///< Ours, made at random; names its files.
    QString projectKey;
    QString name; ///< Given by a person; empty: it is called after its operation or its file.
    QString title; ///< What it is called without a name.
    QByteArray text;
    QByteArray variables;
    bool isCommand = false; ///< The text is another program's command or link, see LeftOut.
    QList<TabHeader> headers;
    BoxPlace place;
    BoxPlace variablesPlace;
    DocumentFile file;
    bool differsFromFile = false;
    LeftOut leftOut;
    bool operator==(const Tab &) const = default;

    static QString newId();
    /// Nobody would miss it.
    bool isBlank() const { return text.trimmed().isEmpty() && variables.trimmed().isEmpty() && headers.isEmpty(); }
};

/// The tabs of a window, as they come back.
struct TabSet
{
    QList<Tab> open; ///< In order.
    QString current; ///< The ID of the one in front; empty: none.
    QList<Tab> closed; ///< The latest last.
    QStringList notices; ///< Sentences: what could not be read, and what was done about it.
};

/// What is to be written: only \a changed is, with the order of all.
struct TabChanges
{
    QStringList open; ///< IDs, in order.
    QString current;
    QStringList closed;
    QList<Tab> changed;
};

/// \a tab without what may not lie on the disk: values at secret places (graphql/leftout.h), values of headers that
/// nobody asked to keep, commands of other programs. Its carets move along.
Tab keepable(Tab tab);

} // namespace workspace
