#include "ui/values/choicefield.h"

#include "ui/theme/choicebox.h"
#include "ui/theme/plaintext.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>

#include <algorithm>

namespace ui {
ChoiceField::ChoiceField(const std::vector<ValueChoice> &choices, const Appearance &appearance, QWidget *parent)
    : ValueField(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    m_box = new ChoiceBox(appearance);
    m_box->setEditable(true);
    m_box->setInsertPolicy(QComboBox::NoInsert);
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_box->setMinimumContentsLength(6);
    m_box->setMaxVisibleItems(12);
    for (const auto &choice : choices) {
        m_box->addItem(choice.name);
        auto about = choice.description;
        if (choice.isDeprecated)
            about = about.isEmpty() ? tr("Deprecated") : tr("Deprecated. %1").arg(about);
        const int last = m_box->count() - 1;
        if (!about.isEmpty())
            m_box->setItemData(last, plainToolTip(about), Qt::ToolTipRole);
        m_box->setItemData(last, about, Qt::AccessibleDescriptionRole);
    }
    auto *completer = m_box->completer();
    completer->setCompletionMode(QCompleter::PopupCompletion);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setMaxVisibleItems(12);
    makeRoomForNames();
    m_box->setCurrentIndex(-1);
    row->addWidget(m_box);
    setInput(m_box);

    connect(m_box, &QComboBox::activated, this, [this](int index) { change(m_box->itemText(index)); });
    connect(m_box->lineEdit(), &QLineEdit::textEdited, this, &ChoiceField::read);
    connect(m_box->lineEdit(), &QLineEdit::editingFinished, this, &ChoiceField::settle);
}

ChoiceField::~ChoiceField()
{
    // It loses the focus yet, which is nothing to make a choice of.
    m_box->disconnect(this);
    m_box->lineEdit()->disconnect(this);
}

/// Names that begin alike are told apart by their ends, which are not to be cut.
void ChoiceField::makeRoomForNames()
{
    constexpr int Most = 520;
    constexpr int Around = 40; // Padding, and a scroll bar.
    int widest = 0;
    for (int i = 0; i < m_box->count(); ++i)
        widest = std::max(widest, m_box->fontMetrics().horizontalAdvance(m_box->itemText(i)));
    for (auto *list : {m_box->view(), m_box->completer()->popup()})
        list->setMinimumWidth(std::min(widest + Around, Most));
    m_box->completer()->popup()->setProperty("offers", true);
}

void ChoiceField::hideEvent(QHideEvent *event)
{
    // A window of its own, which would stay.
    m_box->completer()->popup()->hide();
    ValueField::hideEvent(event);
}

void ChoiceField::read(const QString &typed)
{
    // Exactly as written first: a schema may have names that differ in their case alone.
    for (const auto flags :
         {Qt::MatchFlags(Qt::MatchExactly) | Qt::MatchCaseSensitive, Qt::MatchFlags(Qt::MatchFixedString)}) {
        if (const int index = m_box->findText(typed.trimmed(), flags); index >= 0) {
            change(m_box->itemText(index));
            return;
        }
    }
    setProblem(typed.trimmed().isEmpty() ? QString() : tr("None of the values is called that."));
}

void ChoiceField::settle()
{
    const auto typed = m_box->currentText().trimmed();
    if (typed.isEmpty())
        return settleEmpty();
    if (!problem().isEmpty()) {
        if (const auto meant = meantBy(typed); !meant.isEmpty())
            change(meant);
    }
    if (problem().isEmpty())
        showContent();
}

/// The first of those that are offered, or the only one there is; empty: nobody knows.
QString ChoiceField::meantBy(const QString &typed) const
{
    if (m_box->completer()->popup()->isVisible())
        return m_box->completer()->completionModel()->index(0, 0).data().toString();
    const auto found = m_box->model()->match(m_box->model()->index(0, 0), Qt::DisplayRole, typed, 2,
                                             Qt::MatchFlags(Qt::MatchContains) | Qt::MatchWrap);
    return found.size() == 1 ? found.front().data().toString() : QString();
}

void ChoiceField::showContent()
{
    const auto wanted = content().value_or(QString());
    const QSignalBlocker quiet(m_box);
    m_box->setCurrentIndex(m_box->findText(wanted, Qt::MatchExactly | Qt::MatchCaseSensitive));
    // What is no value of the list is shown all the same: it is what the text says.
    if (m_box->currentText() != wanted)
        m_box->setEditText(wanted);
}

void ChoiceField::setHint(const QString &hint)
{
    m_box->lineEdit()->setPlaceholderText(hint);
}

void ChoiceField::setReadOnly(bool readOnly)
{
    m_box->setEnabled(!readOnly);
}

bool ChoiceField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_box && event->type() == QEvent::Wheel) {
        event->ignore();
        return true;
    }
    return ValueField::eventFilter(watched, event);
}

} // namespace ui
