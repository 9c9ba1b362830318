#include "core/exchange/snippet.h"

#include "core/json/typed.h"
#include "core/json/writer.h"

#include <algorithm>

namespace exchange {
namespace {

constexpr auto TokenVariable = "AUTHGEAR_ADMIN_TOKEN";

/// A double-quoted string with backslash escapes, as Go, JavaScript and Python all read it. What JSON escapes is
/// what they need escaped, and they know all of JSON's escapes.
QByteArray doubleQuoted(const QByteArray &text)
{
    return QByteArray::fromStdString(
        json::quoted(std::string_view(text.data(), static_cast<std::size_t>(text.size()))));
}

bool isPlainMultiline(const QByteArray &text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte >= 0x20 && byte != 0x7f) || c == '\n' || c == '\t';
    });
}

/// Go: a raw string keeps the operation readable; it cannot hold a backtick.
QByteArray goString(const QByteArray &text)
{
    return isPlainMultiline(text) && !text.contains('`') ? '`' + text + '`' : doubleQuoted(text);
}

QByteArray pythonString(const QByteArray &text)
{
    if (!isPlainMultiline(text))
        return doubleQuoted(text);
    QByteArray escaped = text;
    escaped.replace('\\', "\\\\").replace("\"\"\"", "\\\"\\\"\\\"");
    if (escaped.endsWith('"'))
        escaped.insert(escaped.size() - 1, '\\');
    return "\"\"\"" + escaped + "\"\"\"";
}

QByteArray javaScriptString(const QByteArray &text)
{
    if (!isPlainMultiline(text))
        return doubleQuoted(text);
    QByteArray escaped = text;
    escaped.replace('\\', "\\\\").replace('`', "\\`").replace("${", "\\${");
    return '`' + escaped + '`';
}

/// C# 11: a raw string is fenced by more quotes than it holds in a row, on lines of their own.
QByteArray cSharpString(const QByteArray &text)
{
    if (!isPlainMultiline(text))
        return doubleQuoted(text);
    qsizetype longest = 2;
    qsizetype run = 0;
    for (const char c : text) {
        run = c == '"' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    const QByteArray fence(longest + 1, '"');
    return fence + '\n' + text + '\n' + fence;
}

QByteArray url(const SnippetRequest &request)
{
    return request.endpoint.toEncoded();
}

/// `{"operationName":…,"query":…,"variables":…}`, as the program itself sends it.
QByteArray body(const Operation &operation)
{
    const auto view = [](const QByteArray &bytes) {
        return std::string_view(bytes.data(), static_cast<std::size_t>(bytes.size()));
    };
    json::Writer writer;
    writer.beginObject();
    if (!operation.operationName.isEmpty())
        writer.key("operationName").value(view(operation.operationName));
    writer.key("query").value(view(operation.query));
    if (!operation.variables.isEmpty())
        writer.key("variables").raw(view(operation.variables));
    writer.endObject();
    return QByteArray::fromStdString(std::move(writer).text());
}

QByteArray tokenCommand(const TokenCommand &command, const QByteArray &option)
{
    QByteArray line = "gatehouse token --project " + shellQuoted(command.projectId.toUtf8()) + " --key "
        + shellQuoted(command.keyPath.toUtf8());
    if (!command.keyId.isEmpty())
        line += " --key-id " + shellQuoted(command.keyId.toUtf8());
    return line + option;
}

/// A comment above a program that reads its token from the environment; nothing when the token stands in the text.
QByteArray howToGetAToken(const SnippetRequest &request, const QByteArray &comment)
{
    const auto *command = std::get_if<TokenCommand>(&request.credential);
    if (command == nullptr)
        return {};
    QByteArray line = tokenCommand(*command, {});
    // A comment ends where any of these languages sees the end of a line, and a file may be named with one.
    for (const char *end : {"\n", "\r", "\u0085", "\u2028", "\u2029"})
        line.replace(end, " ");
    return comment + " Needs a token: export " + TokenVariable + "=\"$(" + line + ")\"\n";
}

/// The token as an expression: read from the environment by \a fromEnvironment, or the text itself.
QByteArray tokenExpression(const SnippetRequest &request, const QByteArray &fromEnvironment)
{
    const auto *text = std::get_if<TokenText>(&request.credential);
    return text == nullptr ? fromEnvironment : doubleQuoted(text->token);
}

QByteArray curlHeaders(const QList<safety::Header> &headers)
{
    QByteArray text;
    // A name and a colon alone would take a header away; a semicolon sends it empty.
    for (const auto &[name, value] : headers)
        text += " \\\n  -H " + shellQuoted(value.isEmpty() ? name + ';' : name + ": " + value);
    return text;
}

/// Each header as a statement of the language: its name and value as strings, with what stands around them.
QByteArray eachHeader(const QList<safety::Header> &headers, const char *before, const char *between, const char *after)
{
    QByteArray text;
    for (const auto &[name, value] : headers)
        text += before + doubleQuoted(name) + between + doubleQuoted(value) + after;
    return text;
}

QByteArray plainHeaders(const QList<safety::Header> &headers)
{
    QByteArray text;
    for (const auto &[name, value] : headers)
        text += name + ": " + value + '\n';
    return text;
}

QByteArray curl(const SnippetRequest &request)
{
    QByteArray text;
    QByteArray authorization;
    if (const auto *command = std::get_if<TokenCommand>(&request.credential)) {
        text = tokenCommand(*command, " --header") + " |\n";
        authorization = "@-";
    } else {
        authorization = shellQuoted("Authorization: Bearer " + std::get<TokenText>(request.credential).token);
    }
    return text + "curl --fail-with-body -sS " + shellQuoted(url(request)) + " \\\n  -H " + authorization
        + " \\\n  -H 'Content-Type: application/json'" + curlHeaders(request.headers) + " \\\n  --data-raw "
        + shellQuoted(body(request.operation)) + '\n';
}

QByteArray go(const SnippetRequest &request)
{
    const bool fromEnvironment = std::holds_alternative<TokenCommand>(request.credential);
    const Operation &operation = request.operation;
    QByteArray fields;
    if (!operation.operationName.isEmpty())
        fields += "\t\t\"operationName\": " + doubleQuoted(operation.operationName) + ",\n";
    fields += "\t\t\"query\":         query,\n";
    if (!operation.variables.isEmpty())
        fields += "\t\t\"variables\":     json.RawMessage(" + goString(operation.variables) + "),\n";
    return howToGetAToken(request, "//")
        + "package main\n\nimport (\n\t\"bytes\"\n\t\"encoding/json\"\n\t\"fmt\"\n\t\"io\"\n\t\"log\"\n\t\"net/http\"\n"
        + (fromEnvironment ? "\t\"os\"\n" : "") + ")\n\nconst query = " + goString(operation.query)
        + "\n\nfunc main() {\n\tbody, err := json.Marshal(map[string]any{\n" + fields
        + "\t})\n\tif err != nil {\n\t\tlog.Fatal(err)\n\t}\n\trequest, err := http.NewRequest(http.MethodPost, "
        + doubleQuoted(url(request))
        + ", bytes.NewReader(body))\n\tif err != nil {\n\t\tlog.Fatal(err)\n\t}\n"
          "\trequest.Header.Set(\"Content-Type\", \"application/json\")\n"
        + eachHeader(request.headers, "\trequest.Header.Set(", ", ", ")\n")
        + "\trequest.Header.Set(\"Authorization\", \"Bearer \"+"
        + tokenExpression(request, QByteArray("os.Getenv(\"") + TokenVariable + "\")")
        + ")\n\treply, err := http.DefaultClient.Do(request)\n\tif err != nil {\n\t\tlog.Fatal(err)\n\t}\n"
          "\tdefer reply.Body.Close()\n\tanswer, err := io.ReadAll(reply.Body)\n\tif err != nil "
          "{\n\t\tlog.Fatal(err)\n\t}\n"
          "\tfmt.Println(reply.Status)\n\tfmt.Println(string(answer))\n}\n";
}

QByteArray python(const SnippetRequest &request)
{
    const bool fromEnvironment = std::holds_alternative<TokenCommand>(request.credential);
    const Operation &operation = request.operation;
    QByteArray text = howToGetAToken(request, "#") + "import json\n" + (fromEnvironment ? "import os\n" : "")
        + "import urllib.error\nimport urllib.request\n\nQUERY = " + pythonString(operation.query) + '\n';
    QByteArray parts = "'\"query\":' + json.dumps(QUERY)";
    if (!operation.operationName.isEmpty())
        parts = "'\"operationName\":' + json.dumps(" + doubleQuoted(operation.operationName) + ") + ',' + " + parts;
    if (!operation.variables.isEmpty()) {
        text += "# Sent as written, so that no number changes on the way.\nVARIABLES = "
            + pythonString(operation.variables) + '\n';
        parts += " + ',\"variables\":' + VARIABLES";
    }
    return text + "\nrequest = urllib.request.Request(\n    " + doubleQuoted(url(request)) + ",\n    data=('{' + "
        + parts
        + " + '}').encode(),\n    headers={\n        \"Content-Type\": \"application/json\",\n"
          "        \"Authorization\": \"Bearer \" + "
        + tokenExpression(request, QByteArray("os.environ[\"") + TokenVariable + "\"]") + ",\n"
        + eachHeader(request.headers, "        ", ": ", ",\n")
        + "    },\n)\ntry:\n    with urllib.request.urlopen(request, timeout=60) as reply:\n"
          "        print(reply.status, reply.read().decode())\n"
          "except urllib.error.HTTPError as error:\n    print(error.code, error.read().decode())\n";
}

QByteArray javaScript(const SnippetRequest &request)
{
    const Operation &operation = request.operation;
    QByteArray text = "// For Node.js 18 or newer: the server lets no page of a browser call it.\n"
        + howToGetAToken(request, "//") + "const query = " + javaScriptString(operation.query) + ";\n";
    QByteArray parts = "\"query\":${JSON.stringify(query)}";
    if (!operation.operationName.isEmpty())
        parts = "\"operationName\":${JSON.stringify(" + doubleQuoted(operation.operationName) + ")}," + parts;
    if (!operation.variables.isEmpty()) {
        text += "// Sent as written: JSON.parse would round long numbers.\nconst variables = "
            + javaScriptString(operation.variables) + ";\n";
        parts += ",\"variables\":${variables}";
    }
    return text + "\nasync function main() {\n  const reply = await fetch(" + doubleQuoted(url(request))
        + ", {\n    method: \"POST\",\n    headers: {\n      \"Content-Type\": \"application/json\",\n"
          "      Authorization: \"Bearer \" + "
        + tokenExpression(request, QByteArray("process.env.") + TokenVariable) + ",\n"
        + eachHeader(request.headers, "      ", ": ", ",\n") + "    },\n    body: `{" + parts
        + "}`,\n  });\n  console.log(reply.status, await reply.text());\n}\n\nmain();\n";
}

QByteArray cSharp(const SnippetRequest &request)
{
    const Operation &operation = request.operation;
    QByteArray text = "// C# 11 (.NET 7) or newer.\n" + howToGetAToken(request, "//")
        + "using System.Net.Http.Headers;\nusing System.Text;\nusing System.Text.Json;\n\nvar query = "
        + cSharpString(operation.query) + ";\n";
    QByteArray parts = "\"\\\"query\\\":\" + JsonSerializer.Serialize(query)";
    if (!operation.operationName.isEmpty())
        parts = "\"\\\"operationName\\\":\" + JsonSerializer.Serialize(" + doubleQuoted(operation.operationName)
            + ") + \",\" + " + parts;
    if (!operation.variables.isEmpty()) {
        text += "var variables = " + cSharpString(operation.variables) + ";\n";
        parts += " + \",\\\"variables\\\":\" + variables";
    }
    return text
        + "\nusing var client = new HttpClient();\n"
          "client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(\"Bearer\", "
        + tokenExpression(request, QByteArray("Environment.GetEnvironmentVariable(\"") + TokenVariable + "\")") + ");\n"
        + eachHeader(request.headers, "client.DefaultRequestHeaders.TryAddWithoutValidation(", ", ", ");\n")
        + "var body = \"{\" + " + parts + " + \"}\";\nvar reply = await client.PostAsync(" + doubleQuoted(url(request))
        + ", new StringContent(body, Encoding.UTF8, \"application/json\"));\n"
          "Console.WriteLine($\"{(int)reply.StatusCode} {await reply.Content.ReadAsStringAsync()}\");\n";
}

QByteArray http(const SnippetRequest &request)
{
    const QByteArray content = body(request.operation);
    const auto *token = std::get_if<TokenText>(&request.credential);
    QByteArray host = request.endpoint.host(QUrl::FullyEncoded).toUtf8();
    if (host.contains(':'))
        host = '[' + host + ']';
    if (request.endpoint.port() != -1)
        host += ':' + QByteArray::number(request.endpoint.port());
    QByteArray path = request.endpoint.path(QUrl::FullyEncoded).toUtf8();
    return "POST " + (path.isEmpty() ? QByteArray("/") : path) + " HTTP/1.1\nHost: " + host + "\nAuthorization: Bearer "
        + (token == nullptr ? QByteArray("TOKEN") : token->token) + "\nContent-Type: application/json\n"
        + plainHeaders(request.headers) + "Content-Length: " + QByteArray::number(content.size()) + "\n\n" + content
        + '\n';
}

} // namespace

QString nameOf(Form form)
{
    switch (form) {
    case Form::Curl:
        return QStringLiteral("cURL");
    case Form::Go:
        return QStringLiteral("Go");
    case Form::Python:
        return QStringLiteral("Python");
    case Form::JavaScript:
        return QStringLiteral("JavaScript");
    case Form::CSharp:
        return QStringLiteral("C#");
    case Form::Http:
        break;
    }
    return QStringLiteral("Plain HTTP");
}

QByteArray snippet(Form form, const SnippetRequest &given)
{
    SnippetRequest request = given;
    request.operation.variables =
        QByteArray::fromStdString(json::plainJson(given.operation.variables.toStdString())).trimmed();
    switch (form) {
    case Form::Curl:
        return curl(request);
    case Form::Go:
        return go(request);
    case Form::Python:
        return python(request);
    case Form::JavaScript:
        return javaScript(request);
    case Form::CSharp:
        return cSharp(request);
    case Form::Http:
        break;
    }
    return http(request);
}

QByteArray shellQuoted(const QByteArray &text)
{
    const bool isPlain = !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || std::string_view("-_./:@%+,").find(c) != std::string_view::npos;
    });
    QByteArray quoted = text;
    return isPlain ? text : '\'' + quoted.replace('\'', "'\\''") + '\'';
}

} // namespace exchange
