#pragma once

#include "ui/theme/appearance.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QStringList>

namespace ui {

/// What is remembered of the window itself, in a private file: no text of a tab, nothing of a project.
struct WindowState
{
    Appearance::Choice theme = Appearance::Choice::System;
    QByteArray geometry;
    QList<int> sizes;
    bool docsShown = true;
    bool hidesWrappers = false; ///< In the docs: Relay's.
    bool builderShown = false;
    int builderWidth = 0; ///< Zero: never chosen.
    /// Keys that differ from ours, by the ID of their command, and the commands used last.
    QMap<QString, QStringList> keys;
    QStringList recentCommands;
    bool showsForms = false; ///< Variables as forms.
    bool collectionShown = false;
    QString collectionFolder;
    int collectionWidth = 0; ///< Zero: never chosen.
    int usersAtOnce = 50; ///< Rows that the users' room reads at once.
    QStringList usersColumns; ///< Those of the users' room that a person chose; none: by the room there is.
    int answerDays = 30; ///< How long the history keeps answers of live projects; zero: for ever.
    quint32 pageLimit = 10'000; ///< How many rows "all pages" are at most.
    bool operator==(const WindowState &) const = default;

    /// What cannot be read counts as never written.
    static WindowState fromJson(const QByteArray &json);
    QByteArray toJson() const;
};

} // namespace ui
