#include "ui/shell/windowstate.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMetaEnum>

#include <algorithm>

namespace ui {
namespace {

constexpr QLatin1String ThemeKey("theme");
constexpr QLatin1String GeometryKey("geometry");
constexpr QLatin1String SizesKey("sizes");
constexpr QLatin1String DocsKey("docs");
constexpr QLatin1String KeysKey("keys");
constexpr QLatin1String RecentKey("recentCommands");

QStringList textsOf(const QJsonValue &list)
{
    QStringList texts;
    const auto items = list.toArray();
    for (const auto &item : items)
        texts.append(item.toString());
    return texts;
}
constexpr QLatin1String WrappersKey("hidesWrappers");
constexpr QLatin1String BuilderKey("builder");
constexpr QLatin1String BuilderWidthKey("builderWidth");
constexpr QLatin1String FormsKey("variablesAsForms");
constexpr QLatin1String CollectionKey("collection");
constexpr QLatin1String CollectionFolderKey("collectionFolder");
constexpr QLatin1String CollectionWidthKey("collectionWidth");
constexpr QLatin1String UsersKey("usersAtOnce");
constexpr QLatin1String UsersColumnsKey("usersColumns");
constexpr QLatin1String AnswerDaysKey("answerDays");
constexpr QLatin1String PageLimitKey("mostRowsOfAllPages");

} // namespace

WindowState WindowState::fromJson(const QByteArray &json)
{
    const auto root = QJsonDocument::fromJson(json).object();
    WindowState state;
    bool known = false;
    const auto theme = QMetaEnum::fromType<Appearance::Choice>().keyToValue(
        root.value(ThemeKey).toString().toLatin1().constData(), &known);
    if (known)
        state.theme = static_cast<Appearance::Choice>(theme);
    state.geometry = QByteArray::fromBase64(root.value(GeometryKey).toString().toLatin1());
    const auto sizes = root.value(SizesKey).toArray();
    for (const auto &size : sizes)
        state.sizes.append(size.toInt());
    state.docsShown = root.value(DocsKey).toBool(true);
    state.hidesWrappers = root.value(WrappersKey).toBool();
    state.builderShown = root.value(BuilderKey).toBool();
    state.builderWidth = root.value(BuilderWidthKey).toInt();
    state.showsForms = root.value(FormsKey).toBool();
    state.collectionShown = root.value(CollectionKey).toBool();
    state.collectionFolder = root.value(CollectionFolderKey).toString();
    state.collectionWidth = root.value(CollectionWidthKey).toInt();
    state.usersAtOnce = std::clamp(root.value(UsersKey).toInt(state.usersAtOnce), 20, 100);
    state.usersColumns = textsOf(root.value(UsersColumnsKey));
    state.answerDays = std::clamp(root.value(AnswerDaysKey).toInt(state.answerDays), 0, 3650);
    state.pageLimit =
        static_cast<quint32>(std::max(1, root.value(PageLimitKey).toInt(static_cast<int>(state.pageLimit))));
    const auto keys = root.value(KeysKey).toObject();
    for (auto key = keys.begin(); key != keys.end(); ++key)
        state.keys.insert(key.key(), textsOf(key.value()));
    state.recentCommands = textsOf(root.value(RecentKey));
    return state;
}

QByteArray WindowState::toJson() const
{
    QJsonArray list;
    for (const int size : sizes)
        list.append(size);
    QJsonObject changed;
    for (auto key = keys.begin(); key != keys.end(); ++key)
        changed.insert(key.key(), QJsonArray::fromStringList(key.value()));
    const QJsonObject root {
        {ThemeKey, QLatin1String(QMetaEnum::fromType<Appearance::Choice>().valueToKey(static_cast<int>(theme)))},
        {GeometryKey, QString::fromLatin1(geometry.toBase64())},
        {SizesKey, list},
        {DocsKey, docsShown},
        {KeysKey, changed},
        {RecentKey, QJsonArray::fromStringList(recentCommands)},
        {WrappersKey, hidesWrappers},
        {BuilderKey, builderShown},
        {BuilderWidthKey, builderWidth},
        {FormsKey, showsForms},
        {CollectionKey, collectionShown},
        {CollectionFolderKey, collectionFolder},
        {CollectionWidthKey, collectionWidth},
        {UsersKey, usersAtOnce},
        {UsersColumnsKey, QJsonArray::fromStringList(usersColumns)},
        {AnswerDaysKey, answerDays},
        {PageLimitKey, static_cast<int>(pageLimit)},
    };
    return QJsonDocument(root).toJson();
}

} // namespace ui
