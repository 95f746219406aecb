using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;
using Zoe.Client.Documents;
using Zoe.Client.Http;
using Zoe.Client.Logs;

namespace Zoe.Client;

/// <summary>
/// Client of the REST API 0.7. Thread-safe. Every failure other than cancellation is a <see cref="ZoeApiException"/>.
/// </summary>
public sealed class ZoeClient : IDisposable
{
    private static readonly TimeSpan DefaultInterval = TimeSpan.FromMilliseconds(200);

    private readonly ApiConnection _connection;
    private readonly RetryOptions _retry;
    private readonly TimeProvider _time;
    private readonly bool _ownsConnection;

    /// <summary>
    /// Uses an <see cref="HttpClient"/> that the caller owns. Its handler should have <c>UseCookies = false</c> when it is
    /// shared by clients of several users.
    /// </summary>
    /// <param name="http">Sends the requests.</param>
    /// <param name="options">Server and login.</param>
    /// <param name="time">The clock of retries; null for the system's.</param>
    public ZoeClient(HttpClient http, ZoeClientOptions options, TimeProvider? time = null)
        : this(ApiConnection.Create(http, ownsHttp: false, options), options.Retry, time ?? TimeProvider.System, ownsConnection: true)
    {
    }

    private ZoeClient(ApiConnection connection, RetryOptions retry, TimeProvider time, bool ownsConnection) =>
        (_connection, _retry, _time, _ownsConnection) = (connection, retry, time, ownsConnection);

    /// <summary>Address of the server.</summary>
    public Uri Address => _connection.Address;

    /// <summary>Creates a client with its own <see cref="HttpClient"/>, which does not follow redirects.</summary>
    public static ZoeClient Create(ZoeClientOptions options, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var connection = ApiConnection.Create(HttpClientFactory.Create(options), ownsHttp: true, options);
        return new ZoeClient(connection, options.Retry, time ?? TimeProvider.System, ownsConnection: true);
    }

    /// <summary>
    /// A client with other retries that shares the connection and login of this one; valid until this one is disposed.
    /// </summary>
    public ZoeClient WithRetry(RetryOptions retry) => new(_connection, retry, _time, ownsConnection: false);

    /// <summary>Version and deployment of the server; needs no login.</summary>
    public Task<InfoDocument> GetInfoAsync(CancellationToken cancellationToken = default) =>
        ReadAsync(ApiRequest.Get("info", anonymous: true), ApiJsonContext.Default.InfoDocument, cancellationToken);

    /// <summary>Whether the server is ready to run executions, and what restricts it; needs no login.</summary>
    public Task<HealthDocument> GetHealthAsync(CancellationToken cancellationToken = default) =>
        ReadAsync(ApiRequest.Health, ApiJsonContext.Default.HealthDocument, cancellationToken);

    /// <summary>The current user.</summary>
    public async Task<UserDocument> GetUserAsync(CancellationToken cancellationToken = default) =>
        (await ReadAsync(ApiRequest.Get("login"), ApiJsonContext.Default.LoginDocument, cancellationToken)).User;

    /// <summary>
    /// Submits a ZApp of format 3. Retries have the same idempotency key, so that they create nothing new.
    /// </summary>
    /// <param name="name">Name of the execution.</param>
    /// <param name="application">The ZApp as JSON.</param>
    /// <param name="cancellationToken">Stops waiting; the submission may have been accepted.</param>
    /// <returns>Id of the execution.</returns>
    public Task<long> SubmitAsync(string name, string application, CancellationToken cancellationToken = default) =>
        SubmitAsync(name, application, SubmissionOptions.Default, cancellationToken);

    /// <summary>As the other overload, with options.</summary>
    /// <param name="name">Name of the execution.</param>
    /// <param name="application">The ZApp as JSON.</param>
    /// <param name="options">Limits, priority and idempotency key.</param>
    /// <param name="cancellationToken">Stops waiting; the submission may have been accepted.</param>
    /// <returns>Id of the execution.</returns>
    public async Task<long> SubmitAsync(
        string name, string application, SubmissionOptions options, CancellationToken cancellationToken = default) =>
        (await ReadAsync(
            ApiRequest.Submit(name, application, options), ApiJsonContext.Default.StartedDocument, cancellationToken)).ExecutionId;

    /// <summary>Submits an execution that has ended again, as a new one. Retried like a submission.</summary>
    /// <param name="executionId">Id of the execution.</param>
    /// <param name="name">Its new name; null for the same.</param>
    /// <param name="application">The changed ZApp as JSON; null for the same.</param>
    /// <param name="options">Changed options; null members are as they were.</param>
    /// <param name="cancellationToken">Stops waiting; the submission may have been accepted.</param>
    /// <returns>Id of the new execution.</returns>
    public async Task<long> RestartAsync(
        long executionId, string? name = null, string? application = null, SubmissionOptions? options = null,
        CancellationToken cancellationToken = default) =>
        (await ReadAsync(
            ApiRequest.Restart(executionId, name, application, options ?? SubmissionOptions.Default),
            ApiJsonContext.Default.StartedDocument,
            cancellationToken)).ExecutionId;

    /// <summary>Keeps an execution for a time from now on, even when it is idle. Not retried.</summary>
    public Task<ExecutionDocument> ExtendAsync(long executionId, TimeSpan duration, CancellationToken cancellationToken = default) =>
        ReadAsync(ApiRequest.Extend(executionId, duration), ApiJsonContext.Default.ExecutionDocument, cancellationToken);

    /// <summary>The history of an execution.</summary>
    public Task<HistoryDocument> GetHistoryAsync(long executionId, CancellationToken cancellationToken = default) =>
        ReadAsync(ApiRequest.Get($"execution/{executionId}/history"), ApiJsonContext.Default.HistoryDocument, cancellationToken);

    /// <summary>
    /// Submits several ZApps of format 3 in one request: at most 1000, and 10 MiB. A rejected one does not affect the
    /// others. Not retried: after a connection failure they may have been accepted.
    /// </summary>
    /// <param name="submissions">Names and ZApps.</param>
    /// <param name="cancellationToken">Stops waiting; the submissions may have been accepted.</param>
    /// <returns>One result for each submission, in their order.</returns>
    public async Task<IReadOnlyList<BatchResultDocument>> SubmitAllAsync(
        IEnumerable<ExecutionRequest> submissions, CancellationToken cancellationToken = default) =>
        (await ReadAsync(ApiRequest.SubmitAll(submissions), ApiJsonContext.Default.BatchDocument, cancellationToken)).Results;

    /// <summary>Checks whether the server would accept a ZApp; with a login also whether its volumes are allowed.</summary>
    /// <param name="application">The ZApp as JSON in UTF-8.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="ZoeApiException">It is not valid; <see cref="ZoeApiException.Details"/> has the errors.</exception>
    public Task<ValidationDocument> ValidateAsync(ReadOnlyMemory<byte> application, CancellationToken cancellationToken = default) =>
        ReadAsync(ApiRequest.Validate(application), ApiJsonContext.Default.ValidationDocument, cancellationToken);

    /// <summary>One execution.</summary>
    public Task<ExecutionDocument> GetExecutionAsync(long id, CancellationToken cancellationToken = default) =>
        ReadAsync(ApiRequest.Get($"execution/{id}"), ApiJsonContext.Default.ExecutionDocument, cancellationToken);

    /// <summary>Executions, requested page by page; newest first unless the query says otherwise.</summary>
    public async IAsyncEnumerable<ExecutionDocument> ListExecutionsAsync(
        ExecutionQuery? query = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        query ??= new ExecutionQuery();
        var next = query.ToQueryString();
        while (next is not null)
        {
            var request = ApiRequest.Get($"execution?{next}");
            var page = await RetryAsync(request, () => _connection.ReadPageAsync(request, cancellationToken), cancellationToken);
            foreach (var execution in query.IsOldestFirst ? page.Executions : page.Executions.Reverse()) yield return execution;
            next = page.NextQuery;
        }
    }

    /// <summary>An execution now and after each change of its status or wait reason; the last one has ended.</summary>
    /// <param name="id">Id of the execution.</param>
    /// <param name="interval">Polling interval; null for 200 milliseconds.</param>
    /// <param name="cancellationToken">Stops waiting; the execution continues.</param>
    public async IAsyncEnumerable<ExecutionDocument> WatchAsync(
        long id, TimeSpan? interval = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ExecutionDocument? last = null;
        while (last is not { HasEnded: true })
        {
            if (last is not null) await Task.Delay(interval ?? DefaultInterval, _time, cancellationToken);
            var current = await GetExecutionAsync(id, cancellationToken);
            if (last is null || current.Status != last.Status || current.WaitReason != last.WaitReason) yield return current;
            last = current;
        }
    }

    /// <summary>One service.</summary>
    public Task<ServiceDocument> GetServiceAsync(long id, CancellationToken cancellationToken = default) =>
        ReadAsync(ApiRequest.Get($"service/{id}"), ApiJsonContext.Default.ServiceDocument, cancellationToken);

    /// <summary>Links to the web interfaces of an execution.</summary>
    public async Task<IReadOnlyList<EndpointDocument>> GetEndpointsAsync(long executionId, CancellationToken cancellationToken = default) =>
        (await ReadAsync(
            ApiRequest.Get($"execution/endpoints/{executionId}"), ApiJsonContext.Default.EndpointsDocument, cancellationToken)).Endpoints;

    /// <summary>DNS names of the services of a group.</summary>
    /// <param name="executionId">Id of the execution.</param>
    /// <param name="group">The service group; <c>all</c> for every service.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<DiscoveryDocument> DiscoverAsync(long executionId, string group = "all", CancellationToken cancellationToken = default) =>
        ReadAsync(
            ApiRequest.Get($"discovery/by_group/{executionId}/{Uri.EscapeDataString(group)}"),
            ApiJsonContext.Default.DiscoveryDocument, cancellationToken);

    /// <summary>The scheduler's queues and the nodes.</summary>
    public Task<StatisticsDocument> GetStatisticsAsync(CancellationToken cancellationToken = default) =>
        ReadAsync(ApiRequest.Get("statistics/scheduler"), ApiJsonContext.Default.StatisticsDocument, cancellationToken);

    /// <summary>Ends an execution; returns before its services have stopped. Not retried.</summary>
    public async Task TerminateAsync(long executionId, CancellationToken cancellationToken = default)
    {
        using var _ = await _connection.SendAsync(ApiRequest.Delete($"execution/{executionId}"), cancellationToken);
    }

    /// <summary>Removes an execution that has ended, with its logs. Not retried.</summary>
    public async Task DeleteAsync(long executionId, CancellationToken cancellationToken = default)
    {
        using var _ = await _connection.SendAsync(ApiRequest.Delete($"execution/delete/{executionId}"), cancellationToken);
    }

    /// <summary>
    /// The log of a service. Resumes after a connection failure without losing or repeating bytes; a line in the log
    /// marks output that the server has deleted.
    /// </summary>
    public IAsyncEnumerable<LogChunk> ReadLogAsync(
        long serviceId, LogQuery? query = null, CancellationToken cancellationToken = default) =>
        LogReader.ReadAsync(_connection, serviceId, query ?? new LogQuery(), new Backoff(_retry, _time), cancellationToken);

    /// <summary>Closes the connections of a client from <see cref="Create"/>; others belong to the caller.</summary>
    public void Dispose()
    {
        if (_ownsConnection) _connection.Dispose();
    }

    private Task<T> ReadAsync<T>(
        ApiRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        RetryAsync(request, () => _connection.ReadAsync(request, type, cancellationToken), cancellationToken);

    private async Task<T> RetryAsync<T>(ApiRequest request, Func<Task<T>> send, CancellationToken cancellationToken)
    {
        var backoff = new Backoff(request.IsRepeatable ? _retry : RetryOptions.None, _time);
        while (true)
        {
            try
            {
                return await send();
            }
            catch (ZoeApiException failure) when (backoff.MayRetry(failure))
            {
                await backoff.WaitAsync(failure, cancellationToken);
            }
        }
    }
}
