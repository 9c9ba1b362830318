#include "core/workspace/workspacefile.h"

#include "core/base/visibletext.h"
#include "core/graphql/document.h"
#include "core/safety/headers.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cctype>

namespace workspace {
namespace {

constexpr int WorkspaceVersion = 1;
constexpr qsizetype MostTabs = 1'000;
constexpr qsizetype MostDropped = 20;
constexpr qsizetype LongestName = 60;

constexpr QLatin1String Kind("kind");
constexpr QLatin1String KindOfOurs("gatehouse-workspace");
constexpr QLatin1String Version("version");
constexpr QLatin1String Tabs("tabs");
constexpr QLatin1String Name("name");
constexpr QLatin1String Text("text");
constexpr QLatin1String Variables("variables");
constexpr QLatin1String Headers("headers");
constexpr QLatin1String Value("value");

QJsonObject jsonOf(const Tab &tab)
{
    const auto kept = keepable(tab);
    QJsonArray headers;
    for (const auto &header : kept.headers)
        headers.append(QJsonObject {{Name, QString::fromUtf8(header.name)}});
    return {{Name, kept.name},
            {Text, QString::fromUtf8(kept.text)},
            {Variables, QString::fromUtf8(kept.variables)},
            {Headers, headers}};
}

class WorkspaceReader
{
public:
    base::Result<ImportedWorkspace> read(const QJsonObject &root)
    {
        dropOthers(root, {Kind, Version, Tabs});
        const auto tabs = root.value(Tabs).toArray();
        if (tabs.size() > MostTabs)
            return base::fail(base::Error::Kind::InvalidInput,
                              QStringLiteral("The workspace holds %1 tabs: more than %2 are not opened at once.")
                                  .arg(QString::number(tabs.size()), QString::number(MostTabs)));
        for (const auto &tab : tabs)
            readTab(tab.toObject());
        if (m_result.tabs.isEmpty())
            return base::fail(base::Error::Kind::InvalidInput, QStringLiteral("There are no tabs in the workspace."));
        return m_result;
    }

private:
    void readTab(const QJsonObject &object)
    {
        dropOthers(object, {Name, Text, Variables, Headers});
        Tab tab;
        tab.id = Tab::newId();
        tab.name = object.value(Name).toString().left(LongestName);
        tab.text = object.value(Text).toString().toUtf8();
        tab.variables = object.value(Variables).toString().toUtf8();
        const auto headers = object.value(Headers).toArray();
        for (const auto &item : headers)
            readHeader(tab, item.toObject());
        if (tab.isBlank())
            return;
        // Until somebody looks at the tab, nothing else says what is in it.
        const auto document = graphql::parse(tab.text.toStdString());
        for (const auto *operation : document->operations()) {
            if (tab.title.isEmpty() && operation->name)
                tab.title = QString::fromStdString(std::string(operation->name.value)).left(LongestName);
        }
        m_result.tabs.append(tab);
    }

    void readHeader(Tab &tab, const QJsonObject &object)
    {
        dropOthers(object, {Name, Value});
        const safety::Header header {object.value(Name).toString().toUtf8(), object.value(Value).toString().toUtf8()};
        if (header.name.isEmpty() && header.value.isEmpty())
            return;
        if (!safety::problemOf(header).isEmpty() || (!header.value.isEmpty() && safety::isSecret(header)))
            drop(QStringLiteral("the header %1").arg(QString::fromUtf8(header.name)));
        else
            tab.headers.append({header.name, header.value, false, false});
    }

    void dropOthers(const QJsonObject &object, std::initializer_list<QLatin1String> known)
    {
        for (auto member = object.begin(); member != object.end(); ++member) {
            if (std::find(known.begin(), known.end(), member.key()) == known.end())
                drop(member.key());
        }
    }

    void drop(const QString &what)
    {
        const auto shown =
            base::visibleText(what.size() > LongestName ? what.left(LongestName) + QStringLiteral("…") : what);
        if (m_result.dropped.size() < MostDropped && !m_result.dropped.contains(shown))
            m_result.dropped.append(shown);
    }

    ImportedWorkspace m_result;
};

} // namespace

QByteArray workspaceBytes(const QList<Tab> &tabs)
{
    QJsonArray list;
    for (const auto &tab : tabs)
        if (!tab.isBlank())
            list.append(jsonOf(tab));
    return QJsonDocument(QJsonObject {{Kind, KindOfOurs}, {Version, WorkspaceVersion}, {Tabs, list}}).toJson();
}

bool isWorkspace(const QByteArray &bytes)
{
    // Most documents are none, and short of reading them this says so.
    const auto first = std::find_if_not(bytes.begin(), bytes.end(),
                                        [](char c) { return std::isspace(static_cast<unsigned char>(c)); });
    return first != bytes.end() && *first == '{' && bytes.contains("\"gatehouse-workspace\"")
        && QJsonDocument::fromJson(bytes).object().value(Kind).toString() == KindOfOurs;
}

base::Result<ImportedWorkspace> readWorkspace(const QByteArray &bytes)
{
    const auto refuse = [](const QString &why) {
        return base::fail(base::Error::Kind::InvalidInput, why);
    };
    if (bytes.size() > LargestWorkspace)
        return refuse(QStringLiteral("The file is too large for a workspace: more than 64 MB are not read."));
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(bytes, &error);
    const auto root = document.object();
    if (error.error == QJsonParseError::NoError && root.value(Kind).toString() != KindOfOurs)
        return refuse(QStringLiteral("This is no workspace of Gatehouse: choose a file that was exported as one."));
    if (error.error != QJsonParseError::NoError)
        return refuse(QStringLiteral("The workspace is damaged at byte %1 (%2): export it again.")
                          .arg(QString::number(error.offset), error.errorString()));
    if (root.value(Version).toInt() > WorkspaceVersion)
        return refuse(QStringLiteral("The workspace comes from a newer Gatehouse: update this one to open it."));
    return WorkspaceReader().read(root);
}

} // namespace workspace
