#include "core/workspace/tabbytes.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace workspace {
namespace {

constexpr QLatin1String Open("open");
constexpr QLatin1String Current("current");
constexpr QLatin1String Closed("closed");
constexpr QLatin1String Dropped("dropped");
constexpr QLatin1String IdKey("id");
constexpr QLatin1String ProjectKey("project");
constexpr QLatin1String NameKey("name");
constexpr QLatin1String TitleKey("title");
constexpr QLatin1String TextSize("textSize");
constexpr QLatin1String VariablesSize("variablesSize");
constexpr QLatin1String Headers("headers");
constexpr QLatin1String Value("value");
constexpr QLatin1String IsSent("isSent");
constexpr QLatin1String KeepsValue("keepsValue");
constexpr QLatin1String Place("place");
constexpr QLatin1String VariablesPlace("variablesPlace");
constexpr QLatin1String Caret("caret");
constexpr QLatin1String Anchor("anchor");
constexpr QLatin1String FirstLine("firstLine");
constexpr QLatin1String Folds("folds");
constexpr QLatin1String FileKey("file");
constexpr QLatin1String PathKey("path");
constexpr QLatin1String Digest("digest");
constexpr QLatin1String TextDigest("textDigest");
constexpr QLatin1String Differs("differs");
constexpr QLatin1String LineEndKey("lineEnd");
constexpr QLatin1String ByteOrderMarkKey("byteOrderMark");
constexpr QLatin1String LeftOutKey("leftOut");

QJsonValue text(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

QByteArray bytesIn(const QJsonValue &text)
{
    return QByteArray::fromBase64(text.toString().toLatin1());
}

QJsonObject jsonOf(const BoxPlace &place)
{
    QJsonArray folds;
    for (const int line : place.folds)
        folds.append(line);
    return {{Caret, qint64(place.caret)}, {Anchor, qint64(place.anchor)}, {FirstLine, place.firstLine}, {Folds, folds}};
}

BoxPlace placeIn(const QJsonObject &object)
{
    BoxPlace place;
    place.caret = static_cast<quint32>(object.value(Caret).toInteger());
    place.anchor = static_cast<quint32>(object.value(Anchor).toInteger(place.caret));
    place.firstLine = object.value(FirstLine).toInt();
    const auto folds = object.value(Folds).toArray();
    for (const auto &line : folds)
        place.folds.append(line.toInt());
    return place;
}

QStringList textsIn(const QJsonValue &list)
{
    QStringList texts;
    const auto items = list.toArray();
    for (const auto &item : items)
        texts.append(item.toString());
    return texts;
}

QJsonObject jsonOf(const LeftOut &leftOut)
{
    return {{QStringLiteral("literals"), leftOut.literals},
            {QStringLiteral("variables"), leftOut.variables},
            {QStringLiteral("headers"), leftOut.headers},
            {QStringLiteral("command"), leftOut.command}};
}

LeftOut leftOutIn(const QJsonObject &object)
{
    return {object.value(QLatin1String("literals")).toBool(), object.value(QLatin1String("variables")).toBool(),
            object.value(QLatin1String("headers")).toBool(), object.value(QLatin1String("command")).toBool()};
}

} // namespace

QByteArray bytesOf(const Tab &tab)
{
    QJsonArray headers;
    for (const auto &header : tab.headers)
        headers.append(QJsonObject {{NameKey, QString::fromUtf8(header.name)},
                                    {Value, QString::fromUtf8(header.value)},
                                    {IsSent, header.isSent},
                                    {KeepsValue, header.keepsValue}});
    QJsonObject json {
        {IdKey, tab.id},
        {ProjectKey, tab.projectKey},
        {NameKey, tab.name},
        {TitleKey, tab.title},
        {TextSize, tab.text.size()},
        {VariablesSize, tab.variables.size()},
        {Headers, headers},
        {Place, jsonOf(tab.place)},
        {VariablesPlace, jsonOf(tab.variablesPlace)},
        {LeftOutKey, jsonOf(tab.leftOut)},
    };
    if (!tab.file.path.isEmpty())
        json.insert(FileKey,
                    QJsonObject {{PathKey, tab.file.path},
                                 {Digest, text(tab.file.digest)},
                                 {TextDigest, text(tab.file.textDigest)},
                                 {TextSize, tab.file.textSize},
                                 {LineEndKey, static_cast<int>(tab.file.lineEnd)},
                                 {ByteOrderMarkKey, tab.file.hasByteOrderMark},
                                 {Differs, tab.differsFromFile}});
    return QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n' + tab.text + tab.variables;
}

std::optional<Tab> tabFrom(const QByteArray &bytes)
{
    const auto end = bytes.indexOf('\n');
    const auto json = QJsonDocument::fromJson(bytes.left(std::max<qsizetype>(end, 0))).object();
    const auto textSize = json.value(TextSize).toInteger(-1);
    const auto variablesSize = json.value(VariablesSize).toInteger(-1);
    if (textSize < 0 || variablesSize < 0 || end + 1 + textSize + variablesSize != bytes.size())
        return std::nullopt;
    Tab tab;
    tab.id = json.value(IdKey).toString();
    tab.projectKey = json.value(ProjectKey).toString();
    tab.name = json.value(NameKey).toString();
    tab.title = json.value(TitleKey).toString();
    tab.text = bytes.mid(end + 1, textSize);
    tab.variables = bytes.mid(end + 1 + textSize);
    const auto headers = json.value(Headers).toArray();
    for (const auto &item : headers) {
        const auto header = item.toObject();
        tab.headers.append({header.value(NameKey).toString().toUtf8(), header.value(Value).toString().toUtf8(),
                            header.value(IsSent).toBool(true), header.value(KeepsValue).toBool()});
    }
    tab.place = placeIn(json.value(Place).toObject());
    tab.variablesPlace = placeIn(json.value(VariablesPlace).toObject());
    tab.leftOut = leftOutIn(json.value(LeftOutKey).toObject());
    const auto file = json.value(FileKey).toObject();
    tab.file = {file.value(PathKey).toString(),
                bytesIn(file.value(Digest)),
                bytesIn(file.value(TextDigest)),
                static_cast<qsizetype>(file.value(TextSize).toInteger()),
                static_cast<LineEnd>(std::clamp(file.value(LineEndKey).toInt(), 0, static_cast<int>(LineEnd::Cr))),
                file.value(ByteOrderMarkKey).toBool()};
    tab.differsFromFile = file.value(Differs).toBool();
    return tab;
}

QByteArray bytesOf(const TabList &list)
{
    return QJsonDocument(QJsonObject {{Open, QJsonArray::fromStringList(list.open)},
                                      {Current, list.current},
                                      {Closed, QJsonArray::fromStringList(list.closed)},
                                      {Dropped, QJsonArray::fromStringList(list.dropped)}})
        .toJson();
}

TabList tabListFrom(const QByteArray &bytes)
{
    const auto json = QJsonDocument::fromJson(bytes).object();
    return {textsIn(json.value(Open)), json.value(Current).toString(), textsIn(json.value(Closed)),
            textsIn(json.value(Dropped))};
}

} // namespace workspace
