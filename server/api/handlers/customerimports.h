#pragma once

#include "models/customerimports.h"
#include "server/api/handler.h"

#include <functional>

namespace otklik::server {

class Rows;
class Store;

/// What the routes of customer imports have in common: they are for administrators, each of whom has one job.
class CustomerImportsHandler : public Handler
{
public:
    explicit CustomerImportsHandler(Store &store) : m_store(store) { }
    Result<HttpAnswer> handle(const Call &call) final;

protected:
    [[nodiscard]] virtual Result<HttpAnswer> answer(const Call &call) = 0;
    /// Runs `change(rows, job)` for the job that the path names, and answers the job as it is then.
    template <class Change>
    [[nodiscard]] Result<HttpAnswer> changed(const Call &call, const Change &change);

    Store &m_store;
};

/// GET /v1/customer-imports
class CustomerImportsOverviewHandler final : public CustomerImportsHandler
{
public:
    using CustomerImportsHandler::CustomerImportsHandler;

private:
    Result<HttpAnswer> answer(const Call &call) override;
};

/// POST /v1/customer-imports
class StartCustomerImportHandler final : public CustomerImportsHandler
{
public:
    using CustomerImportsHandler::CustomerImportsHandler;

private:
    Result<HttpAnswer> answer(const Call &call) override;
};

/// GET /v1/customer-imports/{id}
class CustomerJobHandler final : public CustomerImportsHandler
{
public:
    using CustomerImportsHandler::CustomerImportsHandler;

private:
    Result<HttpAnswer> answer(const Call &call) override;
};

/// PUT /v1/customer-imports/{id}/file
class PutCustomerFileHandler final : public CustomerImportsHandler
{
public:
    using CustomerImportsHandler::CustomerImportsHandler;

private:
    Result<HttpAnswer> answer(const Call &call) override;
};

/// POST /v1/customer-imports/{id}/steps
class OrderCustomerImportHandler final : public CustomerImportsHandler
{
public:
    /// `asked`: a step waits for its worker. Called on the handler threads.
    OrderCustomerImportHandler(Store &store, std::function<void()> asked)
        : CustomerImportsHandler(store), m_asked(std::move(asked))
    {}

private:
    Result<HttpAnswer> answer(const Call &call) override;

    const std::function<void()> m_asked;
};

/// GET /v1/customer-imports/{id}/report
class CustomerImportReportHandler final : public CustomerImportsHandler
{
public:
    using CustomerImportsHandler::CustomerImportsHandler;

private:
    Result<HttpAnswer> answer(const Call &call) override;
};

/// POST /v1/customer-imports/{id}/stop
class StopCustomerImportHandler final : public CustomerImportsHandler
{
public:
    using CustomerImportsHandler::CustomerImportsHandler;

private:
    Result<HttpAnswer> answer(const Call &call) override;
};

/// DELETE /v1/customer-imports/{id}
class ForgetCustomerImportHandler final : public CustomerImportsHandler
{
public:
    using CustomerImportsHandler::CustomerImportsHandler;

private:
    Result<HttpAnswer> answer(const Call &call) override;
};

} // namespace otklik::server
