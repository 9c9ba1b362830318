#include "ui/shell/commandlist.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>

#include <algorithm>

namespace ui {
namespace {

constexpr qsizetype MostRecent = 12;

/// Whether typing text could be meant: no modifier that makes a command of it, and not a function key.
bool isForTyping(const QKeySequence &key)
{
    const auto combination = key[0];
    if (combination.keyboardModifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return false;
    return combination.key() < Qt::Key_F1 || combination.key() > Qt::Key_F35;
}

/// Everybody's reload: under these keys nothing may be sent to a live project.
bool isReload(const QKeySequence &key)
{
    return key == QKeySequence(Qt::Key_F5) || key == QKeySequence(Qt::CTRL | Qt::Key_R);
}

bool isSending(const QString &id)
{
    return id == QLatin1String("runOperation") || id == QLatin1String("chooseOperation");
}

} // namespace

QString withoutMnemonic(const QString &text)
{
    QString plain = text.section(QLatin1Char('\t'), 0, 0);
    return plain.replace(QLatin1String("&&"), QLatin1String("\n"))
        .remove(QLatin1Char('&'))
        .replace(QLatin1Char('\n'), QLatin1Char('&'));
}

QList<QKeySequence> Command::keys() const
{
    return boxKeys.isEmpty() ? action->shortcuts() : boxKeys;
}

QString Command::keyText() const
{
    QStringList texts;
    for (const auto &key : keys()) {
        auto text = key.toString(QKeySequence::NativeText);
        // Both keys that a person calls Enter are one to read.
        text.replace(QLatin1String("Return"), QLatin1String("Enter"));
        if (!texts.contains(text))
            texts.append(text);
    }
    return texts.join(QStringLiteral(", "));
}

CommandList::CommandList(const QMenuBar &bar, QObject *parent) : QObject(parent)
{
    for (const auto *action : bar.actions())
        if (const auto *menu = action->menu())
            collect(*menu, withoutMnemonic(action->text()));
}

void CommandList::collect(const QMenu &menu, const QString &group)
{
    for (auto *action : menu.actions()) {
        if (const auto *inner = action->menu()) {
            collect(*inner, QStringLiteral("%1 › %2").arg(group, withoutMnemonic(action->text())));
        } else if (!action->isSeparator() && !action->objectName().isEmpty() && !find(action->objectName())) {
            const auto shown = action->text().section(QLatin1Char('\t'), 1);
            const auto boxKeys =
                shown.isEmpty() ? QList<QKeySequence>() : QKeySequence::listFromString(shown, QKeySequence::NativeText);
            m_commands.append(
                {action, action->objectName(), withoutMnemonic(action->text()), group, action->shortcuts(), boxKeys});
        }
    }
}

const Command *CommandList::find(const QString &id) const
{
    const auto found =
        std::find_if(m_commands.begin(), m_commands.end(), [&](const Command &command) { return command.id == id; });
    return found == m_commands.end() ? nullptr : &*found;
}

const Command *CommandList::owner(const QKeySequence &key) const
{
    const auto found = std::find_if(m_commands.begin(), m_commands.end(),
                                    [&](const Command &command) { return command.keys().contains(key); });
    return found == m_commands.end() ? nullptr : &*found;
}

QString CommandList::problemOf(const QString &id, const QKeySequence &key) const
{
    const auto *command = find(id);
    if (!command || !command->boxKeys.isEmpty())
        return tr("This key belongs to the text boxes and stays as it is.");
    if (key.isEmpty())
        return {};
    if (isForTyping(key))
        return tr("A key that types needs Ctrl, Alt or Meta with it.");
    if (isSending(id) && isReload(key))
        return tr("%1 means “reload” everywhere else. On live data nothing is sent by it.")
            .arg(key.toString(QKeySequence::NativeText));
    if (const auto *present = owner(key); present && !present->boxKeys.isEmpty())
        return tr("%1 is “%2” in every text box.").arg(key.toString(QKeySequence::NativeText), present->title);
    return {};
}

void CommandList::take(const QKeySequence &key, const QString &exceptId)
{
    for (const auto &command : m_commands) {
        auto keys = command.action->shortcuts();
        if (command.id != exceptId && keys.removeAll(key) > 0)
            command.action->setShortcuts(keys);
    }
}

void CommandList::setKey(const QString &id, const QKeySequence &key)
{
    const auto *command = find(id);
    if (!command || !problemOf(id, key).isEmpty())
        return;
    take(key, id);
    command->action->setShortcuts(key.isEmpty() ? QList<QKeySequence>() : QList<QKeySequence> {key});
    emit changed();
}

void CommandList::reset(const QString &id)
{
    const auto *command = find(id);
    if (!command)
        return;
    for (const auto &key : command->defaults)
        take(key, id);
    command->action->setShortcuts(command->defaults);
    emit changed();
}

void CommandList::resetAll()
{
    for (const auto &command : m_commands)
        command.action->setShortcuts(command.defaults);
    emit changed();
}

QMap<QString, QStringList> CommandList::changes() const
{
    QMap<QString, QStringList> changes;
    for (const auto &command : m_commands) {
        const auto keys = command.action->shortcuts();
        if (keys == command.defaults)
            continue;
        QStringList texts;
        for (const auto &key : keys)
            texts.append(key.toString(QKeySequence::PortableText));
        changes.insert(command.id, texts);
    }
    return changes;
}

void CommandList::setChanges(const QMap<QString, QStringList> &changes)
{
    for (auto change = changes.begin(); change != changes.end(); ++change) {
        const auto *command = find(change.key());
        if (!command || !command->boxKeys.isEmpty())
            continue;
        QList<QKeySequence> keys;
        for (const auto &text : change.value()) {
            const QKeySequence key(text, QKeySequence::PortableText);
            // Our own keys need no leave: Esc is one.
            if (!key.isEmpty() && (command->defaults.contains(key) || problemOf(command->id, key).isEmpty()))
                keys.append(key);
        }
        for (const auto &key : keys)
            take(key, command->id);
        command->action->setShortcuts(keys);
    }
}

void CommandList::setRecent(const QStringList &ids)
{
    m_recent = ids.mid(0, MostRecent);
}

void CommandList::noteUse(const QString &id)
{
    m_recent.removeAll(id);
    m_recent.prepend(id);
    m_recent = m_recent.mid(0, MostRecent);
    emit changed();
}

} // namespace ui
