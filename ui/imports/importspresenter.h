#pragma once

#include "models/clock.h"
#include "models/customerimports.h"
#include "ui/imports/importcolumnsmodel.h"
#include "ui/imports/importreportmodel.h"
#include "ui/imports/importtablemodel.h"

#include <QTimer>

namespace otklik {

/// The page of customer imports: what was imported, and one import on its way from the choice of a file or a server to
/// its report. The work is the server's; this asks how far it is. Owned by the composition root; UI thread.
class ImportsPresenter final : public QObject
{
    Q_OBJECT

public:
    enum class Stage {
        List,    ///< what was imported, and when
        Form,    ///< where from, and under what name
        Sending, ///< the file goes to the server
        Working, ///< the server looks, tries or imports
        Columns, ///< it has looked: which column is what
        Tried,   ///< it has tried: what would change
        Done,    ///< it has imported, or was stopped in it
    };

    ImportsPresenter(CustomerImports &imports, const Clock &clock, QObject *parent = nullptr);

    /// Asks the server what there is. Again whenever the page is shown.
    void reload();

    /// Begins: from a file that was chosen, or from a server.
    void beginFile(const QString &path);
    void beginServer(CustomerBaseKind kind);
    /// Again from where a customer base came from; of a file, `path` is the new one.
    void repeat(int row, const QString &path = {});
    /// What was typed into the form. The password is handed on and not kept here.
    void submit(const QString &title, const QString &url, const QString &user, const QString &password);
    void setWhole(bool isWhole);
    /// From what would change back to what the columns are.
    void showColumns();
    void tryOut();
    void import();
    /// Ends what is under way; the import stays prepared.
    void stop();
    /// To the import that the server still has.
    void resume();
    /// Back to the list; what was prepared is forgotten.
    void leave();

    [[nodiscard]] Stage stage() const { return m_stage; }
    /// What the form begins with.
    [[nodiscard]] const ImportStart &form() const { return m_form; }
    [[nodiscard]] const CustomerJob &job() const { return m_job; }
    /// Whether the server has an import of mine that is not on the screen.
    [[nodiscard]] bool canResume() const { return m_stage == Stage::List && !m_job.id.isEmpty(); }
    [[nodiscard]] bool isKnown() const { return m_isKnown; } ///< the server has answered
    /// A trial of just this has gone well, or its import has ended early and can go on.
    [[nodiscard]] bool canImport() const { return m_stage == (m_job.code.isEmpty() ? Stage::Tried : Stage::Done); }
    [[nodiscard]] bool isWhole() const { return m_isWhole; }
    /// Why the last thing did not work, in words; or empty.
    [[nodiscard]] const QString &trouble() const { return m_trouble; }
    [[nodiscard]] CustomerBaseKind kindOf(int row) const { return m_overview.sources.value(row).kind; }

    [[nodiscard]] ImportTableModel &sources() { return m_sources; }
    [[nodiscard]] ImportTableModel &runs() { return m_runs; }
    [[nodiscard]] ImportColumnsModel &columns() { return m_columns; }
    [[nodiscard]] ImportReportModel &report() { return m_report; }

Q_SIGNALS:
    void changed(); ///< of all but the models

private:
    void take(const Result<ImportOverview> &overview);
    void take(const Result<CustomerJob> &job);
    void ended();
    void order(ImportStep step);
    void readFile();
    void sendNext();
    void askAgain();
    void readReport(Stage then);
    void show(Stage stage);
    void tell(const Error &error);
    void setTrouble(const QString &trouble);
    void showTables();

    CustomerImports &m_imports;
    const Clock &m_clock;
    Stage m_stage = Stage::List;
    ImportOverview m_overview;
    bool m_isKnown = false;
    ImportStart m_form;
    QString m_path;     ///< of the file
    QByteArray m_bytes; ///< of the file while it is sent
    CustomerJob m_job;
    bool m_isWhole = false;
    QString m_trouble;
    ImportTableModel m_sources;
    ImportTableModel m_runs;
    ImportColumnsModel m_columns;
    ImportReportModel m_report;
    QTimer m_poll;
    int m_round = 0; ///< answers to what was asked before leave() are not for us any more
};

} // namespace otklik
