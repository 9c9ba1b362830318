#pragma once

#include <QKeySequence>
#include <QList>
#include <QMap>
#include <QObject>
#include <QStringList>

class QAction;
class QMenu;
class QMenuBar;

namespace ui {

/// A command of the menus, under an ID that never changes.
struct Command
{
    QAction *action = nullptr;
    QString id;
    QString title; ///< As in the menu, without its mnemonic.
    QString group; ///< The menus above it: `View › Theme`.
    QList<QKeySequence> defaults;
    /// The keys that a text box itself hears; empty for all others, whose keys can be changed.
    QList<QKeySequence> boxKeys;

    QList<QKeySequence> keys() const;
    QString keyText() const;
};

/// All commands of a menu bar, and the keys that a person gave them instead of ours. A key belongs to one command.
class CommandList final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CommandList)

public:
    /// \a bar is filled already; what hangs in several menus counts once.
    explicit CommandList(const QMenuBar &bar, QObject *parent = nullptr);

    const QList<Command> &all() const { return m_commands; }
    const Command *find(const QString &id) const;
    /// Null when the key is free.
    const Command *owner(const QKeySequence &key) const;
    /// Why \a key cannot be given to \a id, as a sentence; empty when it can, which may take it from its owner.
    QString problemOf(const QString &id, const QKeySequence &key) const;

    /// Makes \a key the only one of \a id, and takes it from who had it. An empty one takes all keys away.
    void setKey(const QString &id, const QKeySequence &key);
    /// Our keys again, also those that others hold meanwhile.
    void reset(const QString &id);
    void resetAll();

    /// By ID, only what differs from ours; keys as portable text.
    QMap<QString, QStringList> changes() const;
    /// Unknown IDs, and keys that cannot be read, are left out.
    void setChanges(const QMap<QString, QStringList> &changes);

    /// The commands used last, the latest first; what is used through the palette counts.
    const QStringList &recent() const { return m_recent; }
    void setRecent(const QStringList &ids);
    void noteUse(const QString &id);

signals:
    /// Keys or recent commands: worth writing down.
    void changed();

private:
    void collect(const QMenu &menu, const QString &group);
    void take(const QKeySequence &key, const QString &exceptId);

    QList<Command> m_commands;
    QStringList m_recent;
};

/// `&Search…` as a person reads it.
QString withoutMnemonic(const QString &text);

} // namespace ui
