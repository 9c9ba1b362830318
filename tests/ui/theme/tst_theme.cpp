#include "tests/support/registry.h"
#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"
#include "ui/theme/plainlabel.h"

#include <QApplication>
#include <QDir>
#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

namespace {

double luminance(const QColor &color)
{
    const auto channel = [](double value) {
        return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF()) + 0.0722 * channel(color.blueF());
}

double contrast(const QColor &left, const QColor &right)
{
    // By value: std::minmax() of two results would hand back references to what is gone.
    const auto [low, high] = std::minmax({luminance(left), luminance(right)});
    return (high + 0.05) / (low + 0.05);
}

int distance(const QColor &left, const QColor &right)
{
    return std::max({std::abs(left.red() - right.red()), std::abs(left.green() - right.green()),
                     std::abs(left.blue() - right.blue())});
}

} // namespace

class tst_Theme : public QObject
{
    Q_OBJECT

private slots:
    void textCanBeRead_data();
    void textCanBeRead();
    void theStyleSheetLeavesNoRoleUnfilled();
    void choosingAThemeTellsTheViewsOnce();
    void everyIconDrawsInTheColourItIsGiven_data();
    void everyIconDrawsInTheColourItIsGiven();
    void aLabelNeverShowsRichText();
    void aLabelShowsBidiControls();
};

/// WCAG 2.1 §1.4.3: 4.5 : 1 for text on what it stands on.
void tst_Theme::textCanBeRead_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<ui::Role>("text");
    QTest::addColumn<ui::Role>("ground");
    using ui::Role;
    const std::pair<Role, Role> pairs[] = {
        {Role::Text, Role::Panel},        {Role::Text, Role::Window},        {Role::Text, Role::Selection},
        {Role::Text, Role::AccentWash},   {Role::Text, Role::LiveWash},      {Role::MutedText, Role::Panel},
        {Role::MutedText, Role::Window},  {Role::MutedText, Role::LiveWash}, {Role::Accent, Role::Panel},
        {Role::OnAccent, Role::Accent},   {Role::OnLive, Role::Live},        {Role::Live, Role::LiveWash},
        {Role::Live, Role::Panel},        {Role::Good, Role::GoodWash},      {Role::Warning, Role::WarningWash},
        {Role::Keyword, Role::Panel},     {Role::Field, Role::Panel},        {Role::Argument, Role::Panel},
        {Role::String, Role::Panel},      {Role::Variable, Role::Panel},     {Role::Type, Role::Panel},
        {Role::Comment, Role::Panel},     {Role::Comment, Role::CaretLine},  {Role::Text, Role::Input},
        {Role::MutedText, Role::Input},   {Role::MutedText, Role::Hover},    {Role::MutedText, Role::AccentWash},
        {Role::Accent, Role::AccentWash},
    };
    for (const auto &name : {QStringLiteral("light"), QStringLiteral("dark"), QStringLiteral("contrast")})
        for (const auto &[text, ground] : pairs)
            QTest::addRow("%s %d on %d", qPrintable(name), static_cast<int>(text), static_cast<int>(ground))
                << name << text << ground;
}

void tst_Theme::textCanBeRead()
{
    QFETCH(QString, name);
    QFETCH(ui::Role, text);
    QFETCH(ui::Role, ground);
    const auto theme = ui::Theme::load(name);
    const auto ratio = contrast(theme.color(text), theme.color(ground));
    QVERIFY2(ratio >= 4.5,
             qPrintable(QStringLiteral("%1 on %2 is %3 : 1")
                            .arg(theme.color(text).name(), theme.color(ground).name())
                            .arg(ratio, 0, 'f', 2)));
}

void tst_Theme::theStyleSheetLeavesNoRoleUnfilled()
{
    const auto sheet = ui::Theme::load(QStringLiteral("light")).styleSheet();
    QVERIFY(sheet.contains(QStringLiteral("#2563d9")));
    QVERIFY2(!sheet.section(QStringLiteral("*/"), 1).contains(QLatin1Char('@')),
             "a role of the style sheet has no colour");
}

void tst_Theme::choosingAThemeTellsTheViewsOnce()
{
    ui::Appearance appearance(ui::Appearance::Choice::Light);
    QSignalSpy changed(&appearance, &ui::Appearance::themeChanged);
    appearance.setSystemDark(true); // Not asked: the person chose light.
    QCOMPARE(changed.size(), 0);
    appearance.setChoice(ui::Appearance::Choice::System);
    QCOMPARE(changed.size(), 1);
    QVERIFY(appearance.theme().isDark());
    QCOMPARE(QApplication::palette().color(QPalette::Base), appearance.color(ui::Role::Panel));
}

void tst_Theme::everyIconDrawsInTheColourItIsGiven_data()
{
    QTest::addColumn<QString>("name");
    ui::Theme::load(QStringLiteral("light"));
    const auto files = QDir(QStringLiteral(":/icons")).entryList();
    QVERIFY(files.size() > 20);
    for (const auto &file : files)
        if (file != QLatin1String("gatehouse.svg")) // The program's own sign has colours of its own.
            QTest::newRow(qPrintable(file)) << file.chopped(4);
}

void tst_Theme::everyIconDrawsInTheColourItIsGiven()
{
    QFETCH(QString, name);
    const auto theme = ui::Theme::load(QStringLiteral("light"));
    const auto image = ui::icon(name, theme, ui::Role::Live).pixmap(40, 40).toImage();
    int painted = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (image.pixelColor(x, y).alpha() == 255) {
                ++painted;
                // Blending one colour over itself rounds by one step a layer.
                QVERIFY(distance(image.pixelColor(x, y), theme.color(ui::Role::Live)) <= 2);
            }
    QVERIFY2(painted > 20, "the icon is empty");
}

void tst_Theme::aLabelNeverShowsRichText()
{
    const QString hostile = QStringLiteral("<img src=\"file:///etc/hostname\"><b>Ann</b>");
    ui::PlainLabel label(hostile);
    QCOMPARE(label.textFormat(), Qt::PlainText);
    QCOMPARE(label.text(), hostile);
}

void tst_Theme::aLabelShowsBidiControls()
{
    const ui::PlainLabel label(QStringLiteral("ann\u202Egpj.exe"));
    QVERIFY(!label.text().contains(QChar(0x202E)));
    QVERIFY(label.text().contains(QStringLiteral("U+202E")));
}

REGISTER_TEST(tst_Theme)
#include "tst_theme.moc"
