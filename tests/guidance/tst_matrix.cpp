#include "guidance/matrix/matrix.h"
#include "guidance/matrix/matrixcheck.h"
#include "guidance/matrix/matrixjson.h"
#include "guidance/triage/triage.h"

#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

using namespace otklik;

namespace {

using Conditions = QMap<QString, QStringList>;

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

/// Two questions, a: x|y|z and b: x|y, and the rows given.
Matrix matrixOf(const QList<Conditions> &rows)
{
    Matrix matrix;
    const auto answer = [](const char *key) { return MatrixAnswer{s(key), {}}; };
    matrix.questions = {{s("a"), {}, {answer("x"), answer("y"), answer("z")}}, {s("b"), {}, {answer("x"), answer("y")}}};
    for (const Conditions &conditions : rows) {
        MatrixRow row;
        row.key = QString::number(matrix.rows.size());
        row.conditions = conditions;
        matrix.rows.append(row);
    }
    return matrix;
}

Conditions when(const char *question, const QStringList &answers)
{
    return {{s(question), answers}};
}

} // namespace

class TestMatrix : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theDefaultMatrixHasNoFaults();
    void theDefaultMatrixSpeaksBothLanguages();
    void theDefaultMatrixAsksAboutEveryProblemTypeAndFault();
    void theDefaultMatrixUsesEveryOutcome();
    void everyPathThroughTheDefaultMatrixEndsInARow();
    void aRowIsFoundAsSoonAsNothingElseMatters();
    void questionsThatNoLongerMatterAreNotAsked();
    void unknownAnswersCountAsNotGiven();
    void aGapIsShownWithAnExample();
    void anOverlapNamesBothRowsAndAnExample();
    void aRowCoveredByRowsAboveIsUnreachable();
    void aRowThatNothingFitsIsUnreachable();
    void aRowNamesThoseThatShadowIt();
    void aGapIsToldWhole();
    void theCheckIsRight();
    void aLargeMatrixIsCheckedExactly();
    void aHopelessMatrixIsGivenUpInWords();
    void theJsonFormLosesNothing();
    void theHarmIsFoundByItsPlace();
    void aDamagedMatrixIsRefusedInWords_data();
    void aDamagedMatrixIsRefusedInWords();
};

void TestMatrix::theDefaultMatrixHasNoFaults()
{
    const Matrix matrix = defaultMatrix();
    QVERIFY(matrix.rows.size() > 20);
    for (const MatrixFault &fault : checkMatrix(matrix)) {
        QStringList rows;
        for (const int row : fault.rows)
            rows.append(matrix.rows.at(row).key);
        qWarning() << static_cast<int>(fault.kind) << rows << fault.example;
    }
    QCOMPARE(checkMatrix(matrix).size(), 0);
}

void TestMatrix::theDefaultMatrixSpeaksBothLanguages()
{
    const Matrix matrix = defaultMatrix();
    for (const MatrixQuestion &question : matrix.questions) {
        QVERIFY(!question.title.ru.isEmpty() && !question.title.en.isEmpty());
        for (const MatrixAnswer &answer : question.answers)
            QVERIFY(!answer.title.ru.isEmpty() && !answer.title.en.isEmpty());
    }
    for (const MatrixRow &row : matrix.rows) {
        QVERIFY(!row.tactic.in(u"ru").isEmpty());
        QVERIFY(!row.tactic.in(u"en").isEmpty());
        QVERIFY(row.tactic.in(u"ru") != row.tactic.in(u"en"));
    }
}

void TestMatrix::theDefaultMatrixAsksAboutEveryProblemTypeAndFault()
{
    const Matrix matrix = defaultMatrix();
    const auto keysOf = [&](QLatin1StringView question) {
        QStringList keys;
        for (const MatrixQuestion &one : matrix.questions)
            if (one.key == question)
                for (const MatrixAnswer &answer : one.answers)
                    keys.append(answer.key);
        return keys;
    };
    QStringList types;
    for (const auto &[value, name] : EnumNames<ProblemType>::table)
        types.append(name);
    QCOMPARE(keysOf(QLatin1StringView("about")), types);
    QCOMPARE(keysOf(QLatin1StringView("fault")), QStringList({s("ours"), s("not_ours"), s("unknown")}));
}

void TestMatrix::theDefaultMatrixUsesEveryOutcome()
{
    QSet<Outcome> outcomes;
    const Matrix matrix = defaultMatrix();
    for (const MatrixRow &row : matrix.rows) {
        outcomes.insert(row.outcome);
        if (row.outcome == Outcome::RemoveWithNotice)
            QCOMPARE(row.approval, Approval::Lead);
    }
    QCOMPARE(outcomes.size(), static_cast<qsizetype>(EnumNames<Outcome>::table.size()));
}

/// Answers the first open question in every way, down to the rows.
static void walk(const Matrix &matrix, const QJsonObject &answers, QSet<int> &reached)
{
    const MatrixPosition position = evaluate(matrix, answers);
    if (position.row >= 0) {
        reached.insert(position.row);
        return;
    }
    QVERIFY2(!position.openQuestions.isEmpty(), "neither a row nor a question");
    for (const MatrixQuestion &question : matrix.questions) {
        if (question.key != position.openQuestions.first())
            continue;
        for (const MatrixAnswer &answer : question.answers) {
            QJsonObject next = answers;
            next.insert(question.key, answer.key);
            walk(matrix, next, reached);
        }
    }
}

void TestMatrix::everyPathThroughTheDefaultMatrixEndsInARow()
{
    const Matrix matrix = defaultMatrix();
    QSet<int> reached;
    walk(matrix, {}, reached);
    QCOMPARE(reached.size(), matrix.rows.size());
}

void TestMatrix::aRowIsFoundAsSoonAsNothingElseMatters()
{
    const Matrix matrix = defaultMatrix();
    const MatrixPosition position = evaluate(
        matrix, {{s("who"), s("customer")}, {s("where"), s("own_page")}, {s("about"), s("thanks")}});
    QVERIFY(position.row >= 0);
    QCOMPARE(matrix.rows.at(position.row).key, s("thanks"));
    QVERIFY(position.openQuestions.isEmpty());
    QCOMPARE(position.possibleRows, QList<int>{position.row});
}

void TestMatrix::questionsThatNoLongerMatterAreNotAsked()
{
    const MatrixPosition position = evaluate(defaultMatrix(), {{s("who"), s("troll")}, {s("where"), s("own_page")}});
    QCOMPARE(position.row, -1);
    QCOMPARE(position.openQuestions, QStringList{s("rules")});
    QCOMPARE(position.possibleRows.size(), 3);
}

void TestMatrix::unknownAnswersCountAsNotGiven()
{
    const Matrix matrix = defaultMatrix();
    const MatrixPosition empty = evaluate(matrix, {});
    const MatrixPosition odd = evaluate(matrix, {{s("who"), s("martian")}, {s("nobody asked"), s("x")}, {s("where"), 5}});
    QCOMPARE(odd.possibleRows, empty.possibleRows);
    QCOMPARE(odd.openQuestions, empty.openQuestions);
}

void TestMatrix::aGapIsShownWithAnExample()
{
    const auto faults = checkMatrix(matrixOf({when("a", {s("x"), s("y")})}));
    QCOMPARE(faults.size(), 1);
    QCOMPARE(faults.first().kind, MatrixFault::Kind::Gap);
    QCOMPARE(faults.first().example, QJsonObject({{s("a"), s("z")}})); // b does not matter
}

void TestMatrix::anOverlapNamesBothRowsAndAnExample()
{
    const auto faults = checkMatrix(matrixOf({when("a", {s("x"), s("y")}), when("a", {s("y"), s("z")})}));
    QCOMPARE(faults.size(), 1);
    QCOMPARE(faults.first().kind, MatrixFault::Kind::Overlap);
    QCOMPARE(faults.first().rows, QList<int>({0, 1}));
    QCOMPARE(faults.first().example, QJsonObject({{s("a"), s("y")}}));
}

void TestMatrix::aRowCoveredByRowsAboveIsUnreachable()
{
    const auto faults = checkMatrix(
        matrixOf({when("a", {s("x")}), when("a", {s("y"), s("z")}), {{s("a"), {s("x"), s("y")}}, {s("b"), {s("x")}}}}));
    QList<int> unreachable;
    for (const MatrixFault &fault : faults)
        if (fault.kind == MatrixFault::Kind::Unreachable)
            unreachable += fault.rows;
    QCOMPARE(unreachable, QList<int>{2});
}

void TestMatrix::aRowThatNothingFitsIsUnreachable()
{
    const auto faults = checkMatrix(matrixOf({when("a", {s("x"), s("y"), s("z")}), when("a", {})}));
    QCOMPARE(faults.size(), 1);
    QCOMPARE(faults.first().kind, MatrixFault::Kind::Unreachable);
    QCOMPARE(faults.first().rows, QList<int>{1});
}

void TestMatrix::aRowNamesThoseThatShadowIt()
{
    const auto faults = checkMatrix(matrixOf({when("a", {s("z")}), when("a", {s("x")}), when("a", {s("y")}),
                                              {{s("a"), {s("x"), s("y")}}, {s("b"), {s("x")}}}}));
    QCOMPARE(faults.size(), 1); // that it overlaps them as well need not be said
    QCOMPARE(faults.first().kind, MatrixFault::Kind::Unreachable);
    QCOMPARE(faults.first().rows, QList<int>{3});
    QCOMPARE(faults.first().shadowedBy, QList<int>({1, 2}));
}

void TestMatrix::aGapIsToldWhole()
{
    const auto faults = checkMatrix(matrixOf({{{s("a"), {s("x")}}, {s("b"), {s("x")}}}}));
    QCOMPARE(faults.size(), 2); // a: y|z, whatever b; b: y, whatever a
    for (const MatrixFault &fault : faults) {
        QCOMPARE(fault.kind, MatrixFault::Kind::Gap);
        QCOMPARE(fault.where.size(), 1);
        QVERIFY(fault.where == when("a", {s("y"), s("z")}) || fault.where == when("b", {s("y")}));
    }
}

namespace {

/// A matrix of `questions` by `answers` with rows drawn at random.
Matrix randomMatrix(QRandomGenerator &dice, int questions, int answers, int rows, int conditionsAtMost)
{
    Matrix matrix;
    for (int q = 0; q < questions; ++q) {
        MatrixQuestion question{QStringLiteral("q%1").arg(q), {}, {}};
        for (int a = 0; a < answers; ++a)
            question.answers.append({QString::number(a), {}});
        matrix.questions.append(question);
    }
    for (int r = 0; r < rows; ++r) {
        MatrixRow row;
        row.key = QString::number(r);
        for (int c = dice.bounded(conditionsAtMost + 1); c > 0; --c) {
            QStringList fitting;
            for (int a = 0; a < answers; ++a)
                if (dice.bounded(2))
                    fitting.append(QString::number(a));
            row.conditions.insert(QStringLiteral("q%1").arg(dice.bounded(questions)), fitting);
        }
        matrix.rows.append(row);
    }
    return matrix;
}

bool fits(const MatrixRow &row, const QJsonObject &answers)
{
    return std::all_of(row.conditions.keyValueBegin(), row.conditions.keyValueEnd(), [&](const auto &condition) {
        return condition.second.contains(answers.value(condition.first).toString());
    });
}

/// What a look at every single set of answers says.
struct Truth final
{
    bool hasGap = false;
    QSet<int> reached;
    QSet<std::pair<int, int>> overlaps;

    explicit Truth(const Matrix &matrix) { walk(matrix, 0, {}); }

    void walk(const Matrix &matrix, qsizetype at, const QJsonObject &answers)
    {
        if (at < matrix.questions.size()) {
            for (const MatrixAnswer &answer : matrix.questions.at(at).answers) {
                QJsonObject next = answers;
                next.insert(matrix.questions.at(at).key, answer.key);
                walk(matrix, at + 1, next);
            }
            return;
        }
        QList<int> fitting;
        for (int row = 0; row < matrix.rows.size(); ++row)
            if (fits(matrix.rows.at(row), answers))
                fitting.append(row);
        hasGap = hasGap || fitting.isEmpty();
        if (!fitting.isEmpty())
            reached.insert(fitting.first());
        for (qsizetype i = 0; i < fitting.size(); ++i)
            for (qsizetype j = i + 1; j < fitting.size(); ++j)
                overlaps.insert({fitting.at(i), fitting.at(j)});
    }
};

/// Cuts the whole into `rows` parts that leave no gap and do not overlap.
Matrix partition(QRandomGenerator &dice, int questions, int answers, int rows)
{
    Matrix matrix = randomMatrix(dice, questions, answers, 1, 0);
    while (matrix.rows.size() < rows) {
        MatrixRow &cut = matrix.rows[dice.bounded(static_cast<int>(matrix.rows.size()))];
        const MatrixQuestion &question = matrix.questions.at(dice.bounded(questions));
        QStringList whole;
        for (const MatrixAnswer &answer : question.answers)
            whole.append(answer.key);
        const QStringList before = cut.conditions.value(question.key, whole);
        if (before.size() < 2)
            continue;
        MatrixRow other = cut;
        const qsizetype half = 1 + dice.bounded(static_cast<int>(before.size()) - 1);
        cut.conditions.insert(question.key, before.mid(0, half));
        other.conditions.insert(question.key, before.mid(half));
        other.key = QString::number(matrix.rows.size());
        matrix.rows.append(other);
    }
    return matrix;
}

} // namespace

void TestMatrix::theCheckIsRight()
{
    QRandomGenerator dice(20261122);
    int gaps = 0;
    int shadowed = 0;
    for (int i = 0; i < 300; ++i) {
        const Matrix matrix = randomMatrix(dice, 1 + dice.bounded(4), 1 + dice.bounded(4), dice.bounded(9), 3);
        const Truth truth(matrix);
        bool hasGap = false;
        QSet<int> unreachable;
        QSet<std::pair<int, int>> overlaps;
        const QList<MatrixFault> faults = checkMatrix(matrix);
        QVERIFY(faults.size() < 100);
        for (const MatrixFault &fault : faults) {
            QJsonObject example = fault.example; // what it leaves out does not matter
            for (const MatrixQuestion &question : matrix.questions)
                if (!example.contains(question.key))
                    example.insert(question.key, question.answers.at(dice.bounded(static_cast<int>(question.answers.size()))).key);
            switch (fault.kind) {
            case MatrixFault::Kind::Gap:
                hasGap = true;
                for (const MatrixRow &row : matrix.rows)
                    QVERIFY(!fits(row, example));
                break;
            case MatrixFault::Kind::Overlap:
                overlaps.insert({fault.rows.at(0), fault.rows.at(1)});
                QVERIFY(fits(matrix.rows.at(fault.rows.at(0)), example) && fits(matrix.rows.at(fault.rows.at(1)), example));
                break;
            case MatrixFault::Kind::Unreachable: unreachable.insert(fault.rows.first()); break;
            case MatrixFault::Kind::TooLarge: QFAIL("such a small one");
            }
        }
        QCOMPARE(hasGap, truth.hasGap);
        for (int row = 0; row < matrix.rows.size(); ++row)
            QCOMPARE(unreachable.contains(row), !truth.reached.contains(row));
        for (const auto &pair : truth.overlaps)
            QVERIFY(overlaps.contains(pair) || unreachable.contains(pair.first) || unreachable.contains(pair.second));
        for (const auto &pair : overlaps)
            QVERIFY(truth.overlaps.contains(pair));
        gaps += hasGap ? 1 : 0;
        shadowed += unreachable.isEmpty() ? 0 : 1;
    }
    QVERIFY(gaps > 50 && gaps < 290);
    QVERIFY(shadowed > 50);
}

void TestMatrix::aLargeMatrixIsCheckedExactly()
{
    QRandomGenerator dice(7);
    Matrix matrix = partition(dice, 12, 8, 200);
    QCOMPARE(checkMatrix(matrix), QList<MatrixFault>());

    const MatrixRow taken = matrix.rows.takeAt(77);
    QList<MatrixFault> faults = checkMatrix(matrix);
    QCOMPARE(faults.size(), 1);
    QCOMPARE(faults.first().kind, MatrixFault::Kind::Gap);
    QVERIFY(fits(taken, faults.first().example));

    matrix.rows.append(taken);
    MatrixRow twin = matrix.rows.at(5);
    twin.key = QStringLiteral("twin");
    matrix.rows.append(twin);
    faults = checkMatrix(matrix);
    QCOMPARE(faults.size(), 1);
    QCOMPARE(faults.first().kind, MatrixFault::Kind::Unreachable);
    QCOMPARE(faults.first().rows, QList<int>{200});
    QCOMPARE(faults.first().shadowedBy, QList<int>{5});

    matrix.rows.last().conditions.clear(); // whatever is answered: all others stand above it
    faults = checkMatrix(matrix);
    QCOMPARE(faults.size(), 1);
    QCOMPARE(faults.first().kind, MatrixFault::Kind::Unreachable);
}

void TestMatrix::aHopelessMatrixIsGivenUpInWords()
{
    QRandomGenerator dice(3);
    Matrix matrix = randomMatrix(dice, 40, 8, 0, 0);
    for (int r = 0; r < 200; ++r) { // each row lies across most others
        MatrixRow row;
        row.key = QString::number(r);
        while (row.conditions.size() < 2) {
            QStringList half;
            for (int a = 0; a < 8; ++a)
                if (dice.bounded(2))
                    half.append(QString::number(a));
            row.conditions.insert(QStringLiteral("q%1").arg(dice.bounded(40)), half);
        }
        matrix.rows.append(row);
    }
    const auto isTooLarge = [](const MatrixFault &fault) { return fault.kind == MatrixFault::Kind::TooLarge; };
    const QList<MatrixFault> faults = checkMatrix(matrix); // comes back
    QVERIFY(std::any_of(faults.begin(), faults.end(), isTooLarge));
    QVERIFY(faults.size() <= 100);

    Matrix wide = randomMatrix(dice, 1, 65, 1, 0);
    const QList<MatrixFault> many = checkMatrix(wide);
    QVERIFY(std::any_of(many.begin(), many.end(), isTooLarge));

    Matrix all = randomMatrix(dice, 40, 4, 1, 0); // 4 to the power of 40 sets of answers, one row for all
    QCOMPARE(checkMatrix(all), QList<MatrixFault>());
}

void TestMatrix::theJsonFormLosesNothing()
{
    const Matrix matrix = defaultMatrix();
    const auto again = parseMatrix(QJsonDocument(matrixJson(matrix)).toJson());
    QVERIFY(again.has_value());
    QVERIFY(*again == matrix);
}

void TestMatrix::theHarmIsFoundByItsPlace()
{
    const auto broken = parseMatrix("{\n  \"questions\": [\n    oops\n  ]}");
    QVERIFY(!broken);
    QVERIFY2(broken.error().detail.contains(s("line 3, column 5")), qPrintable(broken.error().detail));
    const auto twice = parseMatrix(R"({"questions":[{"key":"a","answers":[{"key":"x"}]}],
        "rows":[{"key":"r","outcome":"no_reaction"},{"key":"r","outcome":"no_reaction"}]})");
    QVERIFY(!twice);
    QVERIFY2(twice.error().detail.contains(s("row 2")), qPrintable(twice.error().detail));
}

void TestMatrix::aDamagedMatrixIsRefusedInWords_data()
{
    QTest::addColumn<QByteArray>("json");
    const QByteArray questions = R"("questions":[{"key":"a","answers":[{"key":"x"}]}])";
    const auto matrix = [&](const char *rows) { return "{" + questions + ",\"rows\":[" + rows + "]}"; };
    QTest::newRow("not JSON") << QByteArray("{");
    QTest::newRow("an array") << QByteArray("[]");
    QTest::newRow("no rows") << matrix("");
    QTest::newRow("unknown question") << matrix(R"({"key":"r","when":{"b":["x"]},"outcome":"no_reaction"})");
    QTest::newRow("unknown answer") << matrix(R"({"key":"r","when":{"a":["y"]},"outcome":"no_reaction"})");
    QTest::newRow("unknown outcome") << matrix(R"({"key":"r","outcome":"shout"})");
    QTest::newRow("unknown approval") << matrix(R"({"key":"r","outcome":"no_reaction","approval":"king"})");
    QTest::newRow("row without key") << matrix(R"({"outcome":"no_reaction"})");
    QTest::newRow("two rows of one key")
        << matrix(R"({"key":"r","outcome":"no_reaction"},{"key":"r","outcome":"no_reaction"})");
}

void TestMatrix::aDamagedMatrixIsRefusedInWords()
{
    QFETCH(QByteArray, json);
    const auto matrix = parseMatrix(json);
    QVERIFY(!matrix.has_value());
    QCOMPARE(matrix.error().kind, Error::Kind::CorrectInput);
    QCOMPARE(matrix.error().code, s("bad_matrix"));
    QVERIFY(!matrix.error().detail.isEmpty());
}

QTEST_APPLESS_MAIN(TestMatrix)
#include "tst_matrix.moc"
