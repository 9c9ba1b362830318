#include "core/exchange/foreign.h"

#include "core/exchange/shellwords.h"
#include "core/json/tape.h"

#include <QRegularExpression>
#include <QUrl>
#include <QUrlQuery>

#include <algorithm>
#include <array>
#include <optional>

namespace exchange {
namespace {

base::Result<Foreign> wrong(const QString &message)
{
    return tl::unexpected(base::Error {base::Error::Kind::InvalidInput, message, {}});
}

void drop(Foreign &foreign, const QString &what)
{
    if (!foreign.dropped.contains(what))
        foreign.dropped.append(what);
}

/// Takes \a header over, or says that it was left behind.
void bring(Foreign &foreign, const safety::Header &header)
{
    const bool isKnown = std::any_of(foreign.headers.begin(), foreign.headers.end(), [&](const safety::Header &known) {
        return known.name.compare(header.name, Qt::CaseInsensitive) == 0;
    });
    if (isKnown || safety::isBrowserChatter(header.name) || safety::isSecret(header)
        || !safety::problemOf(header).isEmpty())
        drop(foreign, QStringLiteral("the header %1").arg(QString::fromUtf8(header.name)));
    else
        foreign.headers.append(header);
}

/// The variables as JSON text: an object as it was written, or the object inside a string, which servers take too.
base::Result<QByteArray> variablesText(const json::Value &value)
{
    if (value.isNull())
        return QByteArray();
    if (value.isObject())
        return QByteArray::fromStdString(std::string(value.raw()));
    if (value.isString()) {
        const std::string inner = value.string();
        if (inner.empty())
            return QByteArray();
        if (const auto tape = json::Tape::parse(inner); tape && tape->root().isObject())
            return QByteArray::fromStdString(inner);
    }
    return base::fail(base::Error::Kind::InvalidInput, QStringLiteral("The variables are not a JSON object."));
}

base::Result<void> readBody(Foreign &foreign, const QByteArray &body)
{
    const auto tape = json::Tape::parse(body.toStdString());
    if (!tape) {
        return base::fail(base::Error::Kind::InvalidInput,
                          QStringLiteral("The command's data is not JSON (at byte %1).").arg(tape.error().offset));
    }
    if (!tape->root().isObject()) {
        return base::fail(
            base::Error::Kind::InvalidInput,
            tape->root().isArray()
                ? QStringLiteral("The command sends several operations at once, which the Admin API does not take: "
                                 "copy one of them.")
                : QStringLiteral("The command's data is not a GraphQL request: it has no \"query\"."));
    }
    for (const auto &[key, value] : tape->root().members()) {
        if (key.equals("query") && value.isString()) {
            foreign.operation.query = QByteArray::fromStdString(value.string());
        } else if (key.equals("operationName")) {
            foreign.operation.operationName =
                value.isString() ? QByteArray::fromStdString(value.string()) : QByteArray();
        } else if (key.equals("variables")) {
            auto variables = variablesText(value);
            if (!variables)
                return tl::unexpected(variables.error());
            foreign.operation.variables = *variables;
        } else {
            drop(foreign, QStringLiteral("%1 of the data").arg(QString::fromStdString(key.string())));
        }
    }
    return {};
}

/// A JSON object of names and values, as GraphiQL writes it into a link.
void readLinkHeaders(Foreign &foreign, const QString &text)
{
    const auto tape = json::Tape::parse(text.toStdString());
    if (!tape || !tape->root().isObject()) {
        drop(foreign, QStringLiteral("the link's headers"));
        return;
    }
    for (const auto &[key, value] : tape->root().members())
        bring(foreign,
              {QByteArray::fromStdString(key.string()),
               QByteArray::fromStdString(value.isString() ? value.string() : std::string(value.raw()))});
}

/// `query=…&variables=…`, as in a link or a form.
base::Result<void> readParameters(Foreign &foreign, QByteArray encoded)
{
    // Forms write a space as `+`; a `+` that is meant is written as %2B.
    const QUrlQuery query(QString::fromLatin1(encoded.replace('+', "%20")));
    for (const auto &[key, value] : query.queryItems(QUrl::FullyDecoded)) {
        if (key == QLatin1String("query")) {
            foreign.operation.query = value.toUtf8();
        } else if (key == QLatin1String("operationName")) {
            foreign.operation.operationName = value == QLatin1String("null") ? QByteArray() : value.toUtf8();
        } else if (key == QLatin1String("variables")) {
            const auto tape = json::Tape::parse(value.toStdString());
            if (!tape && !value.isEmpty())
                return base::fail(base::Error::Kind::InvalidInput,
                                  QStringLiteral("The link's variables are not JSON."));
            if (tape) {
                auto variables = variablesText(tape->root());
                if (!variables)
                    return tl::unexpected(variables.error());
                foreign.operation.variables = *variables;
            }
        } else if (key == QLatin1String("headers")) {
            readLinkHeaders(foreign, value);
        }
    }
    return {};
}

base::Result<void> readUrl(Foreign &foreign, const QByteArray &text)
{
    const QUrl url = QUrl::fromEncoded(text, QUrl::TolerantMode);
    if (!url.host().isEmpty())
        drop(foreign, QStringLiteral("the address %1").arg(url.host()));
    if (!url.userInfo().isEmpty())
        drop(foreign, QStringLiteral("the user and password in the address"));
    const QByteArray query = url.query(QUrl::FullyEncoded).toLatin1();
    return readParameters(foreign, query.isEmpty() ? url.fragment(QUrl::FullyEncoded).toLatin1() : query);
}

/// An option of cURL: its two names, whether a value follows, and what a person calls what is dropped with it.
struct CurlOption
{
    const char *shortName;
    const char *longName;
    bool takesValue;
    const char *dropped; ///< Null: means nothing for the operation, and is left out silently.
};

constexpr std::array CurlOptions {
    CurlOption {"-b", "--cookie", true, "the cookies"},
    CurlOption {"-u", "--user", true, "the user and password"},
    CurlOption {"-E", "--cert", true, "the client certificate"},
    CurlOption {"", "--key", true, "the client key"},
    CurlOption {"", "--pass", true, "the client key's passphrase"},
    CurlOption {"", "--cacert", true, "the certificate authority"},
    CurlOption {"", "--capath", true, "the certificate authority"},
    CurlOption {"", "--pinnedpubkey", true, "the pinned key"},
    CurlOption {"-k", "--insecure", false, "the wish to trust any certificate"},
    CurlOption {"-x", "--proxy", true, "the proxy"},
    CurlOption {"-U", "--proxy-user", true, "the proxy's user and password"},
    CurlOption {"", "--oauth2-bearer", true, "the token"},
    CurlOption {"", "--resolve", true, "the forced address"},
    CurlOption {"", "--connect-to", true, "the forced address"},
    CurlOption {"", "--unix-socket", true, "the socket"},
    CurlOption {"-A", "--user-agent", true, nullptr},
    CurlOption {"-e", "--referer", true, nullptr},
    CurlOption {"-X", "--request", true, nullptr},
    CurlOption {"-o", "--output", true, nullptr},
    CurlOption {"-w", "--write-out", true, nullptr},
    CurlOption {"-m", "--max-time", true, nullptr},
    CurlOption {"-D", "--dump-header", true, nullptr},
    CurlOption {"-c", "--cookie-jar", true, nullptr},
    CurlOption {"", "--connect-timeout", true, nullptr},
    CurlOption {"", "--retry", true, nullptr},
};

bool isDataOption(const QByteArray &name)
{
    static constexpr std::array names {"-d", "--data", "--data-raw", "--data-binary", "--data-ascii", "--json"};
    return std::any_of(names.begin(), names.end(), [&](const char *candidate) { return name == candidate; });
}

/// Whether an option of one letter is followed by a value.
bool takesValue(char letter)
{
    return std::string_view("AbcCdDeEFHKmoPQrtTuUwxXyYz").find(letter) != std::string_view::npos;
}

class CurlReader
{
public:
    explicit CurlReader(QList<QByteArray> words) : m_words(std::move(words)) { }

    base::Result<Foreign> read()
    {
        m_at = 1;
        while (m_at < m_words.size()) {
            if (const auto read = readWord(m_words[m_at++]); !read)
                return tl::unexpected(read.error());
        }
        for (const QByteArray &url : m_urls) {
            if (const auto read = readUrl(m_foreign, url); !read)
                return tl::unexpected(read.error());
        }
        if (!m_data.isNull()) {
            if (const auto read = readAllData(); !read)
                return tl::unexpected(read.error());
        }
        return std::move(m_foreign);
    }

private:
    base::Result<void> readWord(const QByteArray &word)
    {
        if (!word.startsWith('-') || word == "-") {
            m_urls.append(word);
            return {};
        }
        QByteArray name = word;
        std::optional<QByteArray> value;
        if (word.startsWith("--")) {
            if (const auto equals = word.indexOf('='); equals > 0) {
                name = word.left(equals);
                value = word.mid(equals + 1);
            }
        } else {
            // Short ones may share a word: the first that takes a value takes the rest.
            qsizetype letter = 1;
            for (; letter + 1 < word.size() && !takesValue(word[letter]); ++letter) {
                if (const auto read = readOption(QByteArray("-") + word[letter], {}); !read)
                    return read;
            }
            name = QByteArray("-") + word[letter];
            if (letter + 1 < word.size())
                value = word.mid(letter + 1);
        }
        return readOption(name, value);
    }

    base::Result<void> readOption(const QByteArray &name, const std::optional<QByteArray> &value)
    {
        const auto take = [&] {
            return value ? *value : m_at < m_words.size() ? m_words[m_at++] : QByteArray();
        };
        if (isDataOption(name))
            return readData(name, take());
        if (name == "--data-urlencode")
            return readFormField(take());
        if (name == "-H" || name == "--header") {
            readHeader(take());
        } else if (name == "--url") {
            m_urls.append(take());
        } else if (name == "-F" || name == "--form" || name == "-T" || name == "--upload-file") {
            return base::fail(base::Error::Kind::InvalidInput,
                              QStringLiteral("The command uploads a form or a file (%1), which is no GraphQL request "
                                             "for the Admin API.")
                                  .arg(QString::fromUtf8(name)));
        } else if (name == "-G" || name == "--get") {
            m_isForm = true;
        } else {
            readOtherOption(name, take);
        }
        return {};
    }

    template <typename Take>
    void readOtherOption(const QByteArray &name, Take take)
    {
        const auto option = std::find_if(CurlOptions.begin(), CurlOptions.end(), [&](const CurlOption &candidate) {
            return name == candidate.shortName || name == candidate.longName;
        });
        if (option == CurlOptions.end())
            return;
        if (option->dropped)
            drop(m_foreign, QString::fromLatin1(option->dropped));
        if (option->takesValue)
            take();
    }

    base::Result<void> readData(const QByteArray &name, const QByteArray &value)
    {
        if (value.startsWith('@') && name != "--data-raw") {
            return base::fail(base::Error::Kind::InvalidInput,
                              QStringLiteral("The command reads its data from a file (%1), which is not opened from "
                                             "here: open the file itself, or put its content into the command.")
                                  .arg(QString::fromUtf8(value)));
        }
        // cURL joins several with an ampersand; only a form is made that way.
        m_data = m_data.isNull() ? QByteArray(value.constData(), value.size()) : m_data + '&' + value;
        return {};
    }

    /// cURL encodes what stands behind the first `=`.
    base::Result<void> readFormField(const QByteArray &field)
    {
        const auto equals = field.indexOf('=');
        if (const auto at = field.indexOf('@'); at >= 0 && (equals < 0 || at < equals))
            return readData(QByteArray(), field.mid(at));
        m_isForm = true;
        return readData(QByteArray("--data-raw"), field.left(equals + 1) + field.mid(equals + 1).toPercentEncoding());
    }

    base::Result<void> readAllData()
    {
        if (m_isBareDocument)
            m_foreign.operation.query = m_data;
        else
            return m_isForm ? readParameters(m_foreign, m_data) : readBody(m_foreign, m_data);
        return {};
    }

    void readHeader(const QByteArray &line)
    {
        // A semicolon in the place of the colon is cURL's way to send an empty one; a colon alone takes one away.
        const auto colon = line.indexOf(':');
        const bool isEmpty = colon < 0 && line.endsWith(';');
        const QByteArray name = (colon < 0 ? line.chopped(isEmpty ? 1 : 0) : line.left(colon)).trimmed();
        const QByteArray value = colon < 0 ? QByteArray("") : line.mid(colon + 1).trimmed();
        if (name.startsWith('@')) {
            drop(m_foreign, QStringLiteral("the headers from another command or file"));
        } else if (name.compare("Content-Type", Qt::CaseInsensitive) == 0) {
            m_isBareDocument = value.toLower().startsWith("application/graphql") && !value.toLower().contains("json");
        } else if ((isEmpty || !value.isEmpty()) && name.compare("Accept", Qt::CaseInsensitive) != 0
                   && name.compare("User-Agent", Qt::CaseInsensitive) != 0) {
            bring(m_foreign, {name, value});
        }
    }

    QList<QByteArray> m_words;
    qsizetype m_at = 0;
    Foreign m_foreign;
    QList<QByteArray> m_urls;
    QByteArray m_data;
    bool m_isBareDocument = false;
    bool m_isForm = false;
};

bool isCurl(const QByteArray &word)
{
    const QByteArray name = word.mid(word.lastIndexOf('/') + 1);
    return name == "curl" || name == "curl.exe";
}

/// Where a command begins: comments, variables of the shell and a prompt may stand in front of it. Nothing: \a text is
/// none.
std::optional<qsizetype> curlBegin(const QByteArray &text)
{
    static const QRegularExpression inFront(
        QStringLiteral(R"(\A(?:\s+|#[^\n]*(?:\n|\z)|[$%>]\s+|(?:export\s+)?[A-Za-z_]\w*=(?:'[^']*'|"[^"]*"|[^\s;'"])*)"
                       R"((?:[\s;]+|\z)|(?:sudo|env|time)\s+)*)"));
    // Nobody writes more in front of a command.
    const auto begin = inFront.match(QString::fromLatin1(text.left(64 * 1024))).capturedEnd();
    const auto rest = text.mid(begin);
    return rest.startsWith("curl ") || rest.startsWith("curl.exe ") ? std::optional(begin) : std::nullopt;
}

/// What is copied for cmd.exe has carets at the ends of its lines, before its first quote or right behind one.
bool isForCmd(const QByteArray &text)
{
    const auto begin = text.mid(0, text.indexOf('\''));
    static constexpr std::array marks {"^\n", "^\r\n", "\"^{"};
    const auto quote = begin.indexOf('"');
    return (quote > 0 && begin[quote - 1] == '^')
        || std::any_of(marks.begin(), marks.end(), [&](const char *mark) { return begin.contains(mark); });
}

/// The words from `curl` on: a token may be piped into it, as our own snippets do.
base::Result<QList<QByteArray>> curlWords(const QByteArray &text)
{
    if (isForCmd(text))
        return cmdWords(text);
    qsizetype begin = 0;
    while (true) {
        const auto words = shellWords(text.mid(begin));
        if (!words || (!words->isEmpty() && isCurl(words->first())))
            return words;
        const auto pipe = text.indexOf('|', begin);
        if (pipe < 0)
            return QList<QByteArray>();
        begin = pipe + 1;
    }
}

} // namespace

bool looksForeign(const QByteArray &text)
{
    const QByteArray trimmed = text.trimmed();
    if (trimmed.startsWith("http://") || trimmed.startsWith("https://"))
        return !trimmed.contains('\n') && trimmed.contains("query=");
    const QByteArray firstLine = trimmed.left(trimmed.indexOf('\n'));
    return curlBegin(trimmed) || (firstLine.startsWith("gatehouse token ") && trimmed.contains("curl "));
}

base::Result<Foreign> readForeign(const QByteArray &text)
{
    const QByteArray trimmed = text.trimmed();
    Foreign foreign;
    if (trimmed.startsWith("http://") || trimmed.startsWith("https://")) {
        if (const auto read = readUrl(foreign, trimmed); !read)
            return tl::unexpected(read.error());
        return foreign.operation.query.isEmpty()
            ? wrong(QStringLiteral("The link brings no operation: it has no ?query=…"))
            : base::Result<Foreign>(foreign);
    }
    auto words = curlWords(trimmed.mid(curlBegin(trimmed).value_or(0)));
    if (!words)
        return tl::unexpected(words.error());
    if (words->isEmpty() || !isCurl(words->first()))
        return wrong(QStringLiteral("This is neither a cURL command nor a link with ?query=…"));
    auto read = CurlReader(std::move(*words)).read();
    if (read && read->operation.query.isEmpty())
        return wrong(QStringLiteral("The command brings no operation: its data has no \"query\"."));
    return read;
}

} // namespace exchange
