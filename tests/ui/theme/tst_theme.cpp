#include "tests/support/registry.h"
#include "ui/theme/appearance.h"
#include "ui/theme/chosentree.h"
#include "ui/theme/icons.h"
#include "ui/theme/menubutton.h"
#include "ui/theme/plainlabel.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QImage>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <utility>
#include <vector>

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

void addPairs(const std::vector<std::pair<ui::Role, ui::Role>> &pairs)
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<ui::Role>("shape");
    QTest::addColumn<ui::Role>("ground");
    for (const auto &name : {QStringLiteral("light"), QStringLiteral("dark"), QStringLiteral("contrast")})
        for (const auto &[shape, ground] : pairs)
            QTest::addRow("%s %d on %d", qPrintable(name), static_cast<int>(shape), static_cast<int>(ground))
                << name << shape << ground;
}

void compareContrast(double least)
{
    QFETCH(QString, name);
    QFETCH(ui::Role, shape);
    QFETCH(ui::Role, ground);
    const auto theme = ui::Theme::load(name);
    const auto ratio = contrast(theme.color(shape), theme.color(ground));
    QVERIFY2(ratio >= least,
             qPrintable(QStringLiteral("%1 on %2 is %3 : 1")
                            .arg(theme.color(shape).name(), theme.color(ground).name())
                            .arg(ratio, 0, 'f', 2)));
}

} // namespace

class tst_Theme : public QObject
{
    Q_OBJECT

private slots:
    void textCanBeRead_data();
    void textCanBeRead();
    void controlsCanBeSeen_data();
    void controlsCanBeSeen();
    void whatIsTypedIntoIsBounded();
    void whatIsChosenCanBeSeen_data();
    void whatIsChosenCanBeSeen();
    void theChoicesOfABoxAreBounded();
    void aButtonOfAMenuIsAsWideAsItsWord();
    void whatCannotBePressedLooksLikeIt_data();
    void whatCannotBePressedLooksLikeIt();
    void theStyleSheetLeavesNoRoleUnfilled();
    void choosingAThemeTellsTheViewsOnce();
    void everyIconDrawsInTheColourItIsGiven_data();
    void everyIconDrawsInTheColourItIsGiven();
    void aLabelNeverShowsRichText();
    void aLabelShowsBidiControls();
};

/// WCAG 2.1 §1.4.3: 4.5 : 1 for text on what it stands on. Every text on every ground: which of them meet is decided in
/// many places, and a row that is chosen keeps the colours of its words.
void tst_Theme::textCanBeRead_data()
{
    using ui::Role;
    const Role texts[] = {Role::Text,     Role::MutedText, Role::Accent, Role::Live,     Role::Good,
                          Role::Warning,  Role::Keyword,   Role::Field,  Role::Argument, Role::String,
                          Role::Variable, Role::Type,      Role::Comment};
    const Role grounds[] = {Role::Panel,     Role::Window,     Role::Input,    Role::Hover,    Role::CaretLine,
                            Role::Selection, Role::AccentWash, Role::LiveWash, Role::GoodWash, Role::WarningWash};
    std::vector<std::pair<Role, Role>> pairs = {{Role::OnAccent, Role::Accent}, {Role::OnLive, Role::Live}};
    for (const auto text : texts)
        for (const auto ground : grounds)
            pairs.emplace_back(text, ground);
    addPairs(pairs);
}

void tst_Theme::textCanBeRead()
{
    compareContrast(4.5);
}

/// WCAG 2.1 §1.4.11: 3 : 1 for what bounds a control, and for what shows that it has the focus.
void tst_Theme::controlsCanBeSeen_data()
{
    using ui::Role;
    std::vector<std::pair<Role, Role>> pairs;
    for (const auto ground : {Role::Panel, Role::Window, Role::Input, Role::Hover, Role::AccentWash})
        for (const auto shape : {Role::Edge, Role::Accent})
            pairs.emplace_back(shape, ground);
    addPairs(pairs);
}

void tst_Theme::controlsCanBeSeen()
{
    compareContrast(3);
}

void tst_Theme::whatIsTypedIntoIsBounded()
{
    const ui::Appearance appearance(ui::Appearance::Choice::Light);
    QLineEdit line;
    QComboBox choice;
    for (QWidget *field : {static_cast<QWidget *>(&line), static_cast<QWidget *>(&choice)}) {
        field->resize(120, 30);
        QCOMPARE(field->grab().toImage().pixelColor(60, 0).name(), appearance.color(ui::Role::Edge).name());
    }
}

void tst_Theme::whatIsChosenCanBeSeen_data()
{
    QTest::addColumn<ui::Appearance::Choice>("choice");
    QTest::addColumn<QString>("view");
    using Choice = ui::Appearance::Choice;
    for (const auto choice : {Choice::Light, Choice::Dark, Choice::Contrast})
        for (const auto &view : {QStringLiteral("list"), QStringLiteral("tree"), QStringLiteral("menu")})
            QTest::addRow("%s %d", qPrintable(view), static_cast<int>(choice)) << choice << view;
}

/// The wash of a chosen row has to stay faint, because its words keep their colours: something beside it is seen.
void tst_Theme::whatIsChosenCanBeSeen()
{
    QFETCH(ui::Appearance::Choice, choice);
    QFETCH(QString, view);
    const ui::Appearance appearance(choice);
    QListWidget list;
    list.addItems({QStringLiteral("one"), QStringLiteral("two")});
    ui::ChosenTree tree(appearance);
    tree.addTopLevelItems({new QTreeWidgetItem({QStringLiteral("one")}), new QTreeWidgetItem({QStringLiteral("two")})});
    tree.setHeaderHidden(true);
    QMenu menu;
    auto *second = (menu.addAction(QStringLiteral("one")), menu.addAction(QStringLiteral("two")));
    auto &widget = view == QLatin1String("list") ? static_cast<QWidget &>(list)
        : view == QLatin1String("tree")          ? static_cast<QWidget &>(tree)
                                                 : static_cast<QWidget &>(menu);
    widget.resize(120, 90);
    widget.show();
    const auto before = widget.grab().toImage();
    list.setCurrentRow(1);
    tree.setCurrentItem(tree.topLevelItem(1));
    menu.setActiveAction(second);
    const auto after = widget.grab().toImage();
    double best = 1;
    for (int y = 0; y < after.height(); ++y)
        for (int x = 0; x < 8; ++x) // Where the row begins, before its words.
            best = std::max(best, contrast(before.pixelColor(x, y), after.pixelColor(x, y)));
    QVERIFY2(best >= 3, qPrintable(QStringLiteral("%1 : 1").arg(best, 0, 'f', 2)));
}

void tst_Theme::theChoicesOfABoxAreBounded()
{
    const ui::Appearance appearance(ui::Appearance::Choice::Dark);
    QComboBox box;
    box.addItems({QStringLiteral("one"), QStringLiteral("two")});
    box.show();
    box.showPopup();
    const auto picture = box.view()->window()->grab().toImage();
    for (const auto place : {QPoint(0, picture.height() / 2), QPoint(picture.width() / 2, 0)})
        QCOMPARE(picture.pixelColor(place).name(), appearance.color(ui::Role::Edge).name());
}

void tst_Theme::aButtonOfAMenuIsAsWideAsItsWord()
{
    const ui::Appearance appearance(ui::Appearance::Choice::Light);
    ui::MenuButton opens(appearance, QStringLiteral("plain"));
    opens.setText(QStringLiteral("Columns"));
    ui::MenuButton other(appearance, QStringLiteral("plain"));
    other.setText(opens.text());
    delete other.menu();
    QCOMPARE(opens.sizeHint().width(), other.sizeHint().width());
}

void tst_Theme::whatCannotBePressedLooksLikeIt_data()
{
    QTest::addColumn<QString>("kind");
    for (const auto *kind : {"plain", "flat", "link", "primary", "danger"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

void tst_Theme::whatCannotBePressedLooksLikeIt()
{
    QFETCH(QString, kind);
    for (const auto choice : {ui::Appearance::Choice::Light, ui::Appearance::Choice::Dark}) {
        const ui::Appearance appearance(choice);
        QPushButton button(QStringLiteral("Show the operation"));
        button.setProperty("kind", kind);
        button.resize(button.sizeHint());
        const auto pressable = button.grab().toImage();
        button.setEnabled(false);
        QVERIFY(button.grab().toImage() != pressable);
    }
}

void tst_Theme::theStyleSheetLeavesNoRoleUnfilled()
{
    const auto theme = ui::Theme::load(QStringLiteral("light"));
    const auto sheet = theme.styleSheet();
    QVERIFY(sheet.contains(theme.color(ui::Role::Accent).name()));
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
