#pragma once

#include "core/base/error.h"
#include "core/results/tableexport.h"
#include "ui/results/tablelayout.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

#include <functional>

class QLineEdit;
class QStackedLayout;

namespace ui {

class Appearance;
class MenuButton;
class StatePage;
class TableView;

/// A list of an answer as a table, with what is needed to look at it: which list, a filter, columns, and ways to take
/// it away. Reading, sorting and filtering are done on other threads; what is on screen stays until they are done.
class TablePage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TablePage)

public:
    enum class Format { Csv, Markdown, Json };

    explicit TablePage(const Appearance &appearance, QWidget *parent = nullptr);
    ~TablePage() override;

    /// Null shows nothing; the same again changes nothing. An answer up to SmallAnswer bytes is shown when this
    /// returns.
    void setTape(std::shared_ptr<const json::Tape> tape);
    /// The answer in view has grown by rows: the same list of it stays in view, at the same place. Where no answer is
    /// in view, nothing happens.
    void setLonger(std::shared_ptr<const json::Tape> tape);
    static constexpr std::size_t SmallAnswer = 200'000;

    /// Shows another list of the answer as the rows.
    void showSource(const results::RowSource &source);
    const results::RowSource &source() const { return m_source; }
    const std::vector<results::RowSource> &sources() const { return m_sources; }
    /// A large answer is read for its rows; ends in ready().
    bool isReading() const { return m_isReading; }
    /// A longer answer is read, or in view already: the cell that is current when it comes will be current in it, too.
    /// Until that is told by placed(), nobody knows where in the longer answer the current cell is.
    bool isFindingPlace() const { return m_isGrowing || m_place; }
    void setFilter(const QString &text);
    void openFilter();
    TableView &view() { return *m_view; }

    /// Of all rows and columns that are on screen.
    void copyAs(Format format);
    /// Asks for a file, for saveTo().
    void saveAs(Format format);
    /// A file that only its owner may read. Ends in saved() or saveFailed().
    void saveTo(const QString &path, Format format);

signals:
    void saved(const QString &path);
    void saveFailed(const base::Error &error);
    /// Reading has ended; \a hasList is false when the answer has no list that holds anything.
    void ready(bool hasList);
    /// The rows of a longer answer are looked at where the shorter one was; see isFindingPlace().
    void placed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Reading;
    /// Where somebody looks, to be found again among more rows.
    struct Place
    {
        std::uint32_t row = 0; ///< Of the answer's order.
        int column = 0;
        int top = 0;
        int left = 0;
    };
    void buildBar();
    void showTape(std::shared_ptr<const json::Tape> tape);
    void read(const std::optional<results::RowSource> &wanted);
    void take(Reading reading);
    void orderLonger(Reading reading);
    void put(Reading reading);
    bool hasList() const;
    std::function<results::RowList()> ordering(std::shared_ptr<const results::Table> table) const;
    void orderRows();
    void takeRows(results::RowList rows);
    Place placeInView() const;
    void goTo(const Place &place);
    void showCount();
    void showBody();
    void fillSources();
    void fillColumns();
    void fillExports();
    void rememberLayout();
    QString layoutKey() const;
    results::TableSelection shown() const;

    const Appearance &m_appearance;
    std::shared_ptr<const json::Tape> m_tape;
    std::vector<results::RowSource> m_sources;
    results::RowSource m_source;
    std::optional<Place> m_place; ///< To be gone to when the rows are there.
    QHash<QString, TableLayout> m_layouts; ///< By layoutKey().
    quint64 m_readNumber = 0; ///< What a thread brings for an older one is dropped.
    quint64 m_orderNumber = 0;
    bool m_isReading = false;
    bool m_isGrowing = false; ///< The rows in view are those of the shorter answer, for anybody to sort and choose.

    MenuButton *m_sourceButton = nullptr;
    QLineEdit *m_filter = nullptr;
    MenuButton *m_columns = nullptr;
    MenuButton *m_export = nullptr;
    QStackedLayout *m_body = nullptr;
    TableView *m_view = nullptr;
    StatePage *m_state = nullptr;
    QTimer m_patience;
};

} // namespace ui
