#include "ui/variables/formrow.h"

#include "core/graphql/plaindescription.h"
#include "ui/theme/icons.h"
#include "ui/theme/menubutton.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/plaintext.h"
#include "ui/values/valuefield.h"
#include "ui/variables/rowname.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ui {

using graphql::FormField;
using graphql::InputKind;
using State = FormField::State;

namespace {

constexpr int OneLine = 30;
constexpr int Around = 6;
constexpr int CaptionHeight = 18;
constexpr int StateWidth = 84;

QString textOf(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}

/// What can be edited as it is; a text that no text box can give back is edited as JSON.
InputKind editorOf(const FormField &field, const std::optional<std::string> &content)
{
    const bool isText = field.editor == InputKind::Text;
    return isText && content && !isPlainText(QString::fromStdString(*content)) ? InputKind::Json : field.editor;
}

bool canBeHidden(InputKind kind)
{
    return kind == InputKind::Text || kind == InputKind::Integer || kind == InputKind::Decimal;
}

} // namespace

FormRow::FormRow(const Appearance &appearance, QWidget *parent) : QWidget(parent), m_appearance(appearance)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, Around / 2, 8, Around / 2);
    column->setSpacing(0);
    m_line = new QHBoxLayout;
    m_line->setSpacing(6);
    column->addLayout(m_line);
    m_name = new RowName(appearance, this);
    m_line->addWidget(m_name, 0, Qt::AlignTop);
    m_inside = new PlainLabel({}, PlainLabel::Look::Muted, this);
    m_inside->hide();
    m_add = new QToolButton(this);
    m_add->setText(tr("Add item"));
    m_add->setToolTip(tr("Add an item (Alt+Ins)"));
    m_add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_add->setIconSize({12, 12});
    m_add->hide();
    m_line->addWidget(m_add, 0, Qt::AlignTop);
    m_line->addWidget(m_inside, 1);
    m_state = new MenuButton(appearance, QStringLiteral("flat"), this);
    m_state->setProperty("dense", true);
    m_state->setFixedWidth(StateWidth);
    m_state->setFocusPolicy(Qt::ClickFocus);
    m_line->addWidget(m_state, 0, Qt::AlignTop);
    m_problem = new PlainLabel({}, PlainLabel::Look::Caption, this);
    m_problem->setProperty("look", QStringLiteral("captionError"));
    m_problem->setFixedHeight(CaptionHeight);
    m_problem->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_problem->hide();
    column->addWidget(m_problem);
    column->addStretch(1);

    connect(m_name, &RowName::toggled, this, &FormRow::toggled);
    const auto addItem = [this] {
        if (can(FormAct::AddItem))
            emit acted(FormAct::AddItem);
    };
    connect(m_name, &RowName::begun, this, addItem);
    connect(m_add, &QToolButton::clicked, this, addItem);
    const auto applyTheme = [this] {
        m_add->setIcon(icon(QStringLiteral("plus"), m_appearance.theme()));
    };
    connect(&appearance, &Appearance::themeChanged, this, applyTheme);
    applyTheme();
    connect(m_state->menu(), &QMenu::aboutToShow, this, [this] { fillMenu(*m_state->menu()); });
}

int FormRow::estimatedHeight(const FormRows::Row &row, const std::optional<std::string> &content)
{
    int height = OneLine;
    if (content && !row.field.isContainer()) {
        const auto lines = static_cast<int>(std::count(content->begin(), content->end(), '\n')) + 1;
        const auto kind = editorOf(row.field, content);
        if (kind == InputKind::Json)
            height = std::min(lines, 8) * 20 + 14;
        else if (kind == InputKind::Text && lines > 1)
            height = std::min(lines, 8) * 16 + 12;
        else if (kind == InputKind::DateTime)
            height += CaptionHeight;
    }
    return height + Around + (row.field.problems.empty() ? 0 : CaptionHeight);
}

void FormRow::makeField(const ValueShape &shape)
{
    if (m_shape == shape)
        return;
    // What is typed may be why another field has to come: it goes later, and the focus goes on.
    auto *before = m_field;
    const bool hadFocus = before && before->isAncestorOf(QApplication::focusWidget());
    m_shape = shape;
    m_field = makeValueField(shape, m_appearance, this);
    m_line->insertWidget(1, m_field, 1, Qt::AlignTop);
    m_field->setReadOnly(m_isReadOnly);
    m_field->show();
    connect(m_field, &ValueField::edited, this, &FormRow::edited);
    connect(m_field, &ValueField::emptied, this, &FormRow::emptied);
    connect(m_field, &ValueField::problemChanged, this, &FormRow::showProblems);
    connect(m_field, &ValueField::undoRequested, this, &FormRow::undoRequested);
    connect(m_field, &ValueField::redoRequested, this, &FormRow::redoRequested);
    connect(m_field, &ValueField::heightChanged, this, &FormRow::heightChanged);
    if (hadFocus)
        m_field->setFocus(Qt::OtherFocusReason);
    discard(before);
}

void FormRow::discard(ValueField *field)
{
    if (!field)
        return;
    disconnect(field, nullptr, this, nullptr);
    field->hide();
    field->deleteLater();
}

void FormRow::show(const FormRows::Row &row, const std::optional<std::string> &content)
{
    m_row = row;
    const auto &field = row.field;
    m_name->setLook({textOf(field.name), textOf(field.typeText), row.depth, field.isRequired, field.isContainer(),
                     row.isExpanded, field.deprecationReason.has_value() || field.isUnknown,
                     field.editor == InputKind::List && field.size == 0});
    const auto tip = about();
    m_name->setToolTip(plainToolTip(tip));
    m_name->setAccessibleName(textOf(field.name));
    m_name->setAccessibleDescription(field.isContainer() ? insideText() + QLatin1Char(' ') + tip : tip);
    m_inside->setVisible(field.isContainer());
    if (field.isContainer()) {
        if (m_field && m_field->isAncestorOf(QApplication::focusWidget()))
            m_name->setFocus(Qt::OtherFocusReason);
        discard(std::exchange(m_field, nullptr));
        m_shape.reset();
        m_inside->setText(insideText());
    } else {
        auto shape = shapeOf(field.type, field.isSecret);
        shape.kind = editorOf(field, content);
        shape.isSecret = field.isSecret && canBeHidden(shape.kind);
        if (shape.kind != InputKind::Choice)
            shape.choices.clear();
        makeField(shape);
        m_field->setLabel(textOf(field.name), tip);
        m_field->setHint(hint());
        auto shown = content ? std::optional(QString::fromStdString(*content)) : std::nullopt;
        if (shown && shape.kind == InputKind::Json && field.editor == InputKind::Text)
            shown = QString::fromStdString(std::string(field.value->raw()));
        m_field->setContent(shown);
    }
    showAddButton();
    m_state->setText(field.state == State::Given ? QString() : stateWord());
    m_state->setAccessibleName(tr("State of %1: %2").arg(textOf(field.name), stateWord()));
    showProblems();
}

void FormRow::showAddButton()
{
    const bool isList = m_row.field.editor == InputKind::List;
    m_add->setVisible(isList);
    if (!isList)
        return;
    m_add->setAccessibleName(tr("Add an item to %1").arg(textOf(m_row.field.name)));
    // Behind items Tab goes on into them; there the keys of the list are at hand.
    const bool hadFocus = m_add->hasFocus();
    m_add->setFocusPolicy(m_row.field.size == 0 ? Qt::StrongFocus : Qt::ClickFocus);
    if (hadFocus && m_row.field.size > 0)
        m_name->setFocus(Qt::OtherFocusReason);
}

QString FormRow::about() const
{
    const auto &field = m_row.field;
    QStringList lines;
    lines.append(textOf(field.name)
                 + (field.typeText.empty() ? QString() : QStringLiteral(": ") + textOf(field.typeText)));
    if (const auto words = graphql::plainDescription(field.documentation); !words.empty())
        lines.append(textOf(words));
    if (!field.defaultValue.empty())
        lines.append(tr("Default: %1").arg(textOf(field.defaultValue)));
    if (field.deprecationReason)
        lines.append(tr("Deprecated. %1").arg(textOf(graphql::plainDescription(*field.deprecationReason))));
    if (field.attribute && field.attribute->isDerived && field.documentation.empty())
        lines.append(tr("Kept by the server."));
    if (field.isOneOfMember)
        lines.append(tr("Exactly one of these is given: a value here takes the place of the other."));
    return lines.join(QLatin1Char('\n'));
}

QString FormRow::hint() const
{
    switch (m_row.field.state) {
    case State::Absent:
        return m_row.field.defaultValue.empty() ? tr("absent")
                                                : tr("absent, so %1").arg(textOf(m_row.field.defaultValue));
    case State::Null:
        return tr("null");
    case State::Empty:
        return tr("empty");
    case State::Given:
        break;
    }
    return {};
}

QString FormRow::stateWord() const
{
    switch (m_row.field.state) {
    case State::Absent:
        return tr("absent");
    case State::Null:
        return tr("null");
    case State::Empty:
        return tr("empty");
    case State::Given:
        break;
    }
    return tr("given");
}

QString FormRow::insideText() const
{
    const auto &field = m_row.field;
    QString text;
    if (field.state == State::Absent && !field.defaultValue.empty())
        text = hint();
    else if (field.state != State::Given)
        text.clear(); // The state stands beside it.
    else if (field.editor == InputKind::List)
        text = field.size == 1 ? tr("1 item") : tr("%1 items").arg(field.size);
    if (field.problemsInside > 0 && !m_row.isExpanded) {
        if (!text.isEmpty())
            text.append(QStringLiteral(" · "));
        text.append(field.problemsInside == 1 ? tr("1 problem inside")
                                              : tr("%1 problems inside").arg(field.problemsInside));
    }
    return text;
}

QString FormRow::problem() const
{
    // What cannot be written yet comes first: it is what the person does just now.
    if (m_field && !m_field->problem().isEmpty())
        return m_field->problem();
    return m_row.field.problems.empty() ? QString() : textOf(m_row.field.problems.front());
}

void FormRow::showProblems()
{
    const auto text = problem();
    const bool wasShown = !m_problem->isHidden();
    showShortened(text);
    m_problem->setToolTip(plainToolTip(text));
    m_problem->setVisible(!text.isEmpty());
    if (m_field && m_field->focusProxy())
        m_field->focusProxy()->setAccessibleDescription(text.isEmpty() ? about() : text + QLatin1Char('\n') + about());
    if (wasShown == text.isEmpty())
        emit heightChanged();
}

void FormRow::showShortened(const QString &problem)
{
    const int room = width() - m_problem->indent() - 24;
    m_problem->setText(m_problem->fontMetrics().elidedText(problem, Qt::ElideRight, std::max(room, 80)));
}

void FormRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showShortened(problem());
}

void FormRow::setReadOnly(bool readOnly)
{
    m_isReadOnly = readOnly;
    m_state->setEnabled(!readOnly);
    m_add->setEnabled(!readOnly);
    if (m_field)
        m_field->setReadOnly(readOnly);
}

void FormRow::setNameWidth(int width, int whole)
{
    // Where nothing stands beside it, a name may be as long as it is.
    const bool isAlone = !m_field && m_inside->text().isEmpty() && m_add->isHidden();
    m_inside->setVisible(!m_field && !isAlone);
    m_name->setFixedWidth(isAlone ? whole - StateWidth - 22 : width);
    m_problem->setIndent(width + 6);
}

void FormRow::focusInput(Qt::FocusReason reason)
{
    if (m_field)
        m_field->setFocus(reason);
    else
        m_name->setFocus(reason);
}

QList<QWidget *> FormRow::stops() const
{
    QList<QWidget *> found;
    if (!m_field && m_add->isEnabled() && m_row.field.editor == InputKind::List && m_row.field.size == 0)
        return {m_name, m_add};
    if (!m_field)
        return {m_name};
    const auto inside = m_field->findChildren<QWidget *>();
    for (auto *widget : inside) {
        const bool isPart = widget->parentWidget() != m_field && widget->parentWidget()->focusPolicy() != Qt::NoFocus;
        if ((widget->focusPolicy() & Qt::TabFocus) != 0 && widget->isVisibleTo(this) && widget->isEnabled() && !isPart)
            found.append(widget);
    }
    return found;
}

bool FormRow::can(FormAct act) const
{
    return !m_isReadOnly && canAct(m_row.field, act);
}

void FormRow::fillMenu(QMenu &menu)
{
    menu.clear();
    const auto add = [&](const QString &text, const QString &key, FormAct act) {
        auto *action = menu.addAction(text + QLatin1Char('\t') + key);
        action->setEnabled(can(act));
        connect(action, &QAction::triggered, this, [this, act] { emit acted(act); });
    };
    const auto &field = m_row.field;
    if (field.editor == InputKind::List || field.isItem)
        add(field.isItem ? tr("A&dd Item Below") : tr("A&dd Item"), tr("Alt+Ins"), FormAct::AddItem);
    if (field.isItem) {
        add(tr("Move &Up"), tr("Alt+Up"), FormAct::MoveUp);
        add(tr("Move &Down"), tr("Alt+Down"), FormAct::MoveDown);
    }
    if (!menu.isEmpty())
        menu.addSeparator();
    if (graphql::emptyJson(field.kind))
        add(tr("Make &Empty"), tr("Ctrl+Shift+E"), FormAct::MakeEmpty);
    add(tr("Make &null"), tr("Ctrl+Shift+N"), FormAct::MakeNull);
    add(field.isItem ? tr("&Remove Item") : tr("Make &Absent"), tr("Ctrl+Shift+Backspace"), FormAct::MakeAbsent);
}

void FormRow::openMenu()
{
    if (m_state->isEnabled())
        m_state->menu()->popup(m_state->mapToGlobal(QPoint(0, m_state->height())));
}

void FormRow::contextMenuEvent(QContextMenuEvent *event)
{
    if (!m_isReadOnly)
        m_state->menu()->popup(event->globalPos());
}

} // namespace ui
