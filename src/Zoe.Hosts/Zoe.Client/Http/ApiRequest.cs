using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Zoe.Client.Http;

/// <summary>An API request that can be sent more than once.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Relative to the server's address, with its query.</param>
internal sealed record ApiRequest(HttpMethod Method, string Path)
{
    private const string Base = "api/0.7/";

    /// <summary>Returns a document with status 503 when the server is not ready.</summary>
    public static ApiRequest Health { get; } = new(HttpMethod.Get, "health/ready")
    {
        IsAnonymous = true,
        IsSafe = true,
        DocumentStatus = HttpStatusCode.ServiceUnavailable,
    };

    public ReadOnlyMemory<byte>? Body { get; private init; }

    /// <summary>True when it is sent without a login.</summary>
    public bool IsAnonymous { get; private init; }

    /// <summary>True when it changes nothing.</summary>
    public bool IsSafe { get; private init; }

    /// <summary>Lets the server recognise a repeated request; null for none.</summary>
    public string? IdempotencyKey { get; private init; }

    /// <summary>True when it can be retried: it changes nothing, or nothing more when it is repeated.</summary>
    public bool IsRepeatable => IsSafe || IdempotencyKey is not null;

    /// <summary>A status other than 2xx whose body is the requested document.</summary>
    public HttpStatusCode? DocumentStatus { get; private init; }

    public static ApiRequest Get(string path, bool anonymous = false) =>
        new(HttpMethod.Get, Base + path) { IsAnonymous = anonymous, IsSafe = true };

    public static ApiRequest Delete(string path) => new(HttpMethod.Delete, Base + path);

    public static ApiRequest Validate(ReadOnlyMemory<byte> application) =>
        new(HttpMethod.Post, Base + "zapp_validate") { Body = application, IsSafe = true };

    public static ApiRequest Submit(string? name, string? application, SubmissionOptions options) =>
        new(HttpMethod.Post, Base + "execution")
        {
            Body = WriteSubmission(name, application, options),
            IdempotencyKey = options.IdempotencyKey ?? NewKey(),
        };

    public static ApiRequest Restart(long id, string? name, string? application, SubmissionOptions options) =>
        new(HttpMethod.Post, $"{Base}execution/{id}/restart")
        {
            Body = WriteSubmission(name, application, options),
            IdempotencyKey = options.IdempotencyKey ?? NewKey(),
        };

    public static ApiRequest Extend(long id, TimeSpan duration) => new(HttpMethod.Post, $"{Base}execution/{id}/extend")
    {
        Body = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"seconds\":{duration.TotalSeconds:R}}}")),
    };

    private static string NewKey() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    public static ApiRequest SubmitAll(IEnumerable<ExecutionRequest> submissions)
    {
        using var body = new MemoryStream();
        using (var writer = new Utf8JsonWriter(body))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("executions");
            foreach (var submission in submissions) Write(writer, submission.Name, submission.Application, new SubmissionOptions());
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return new ApiRequest(HttpMethod.Post, Base + "execution/batch") { Body = body.ToArray() };
    }

    private static byte[] WriteSubmission(string? name, string? application, SubmissionOptions options)
    {
        using var body = new MemoryStream();
        using (var writer = new Utf8JsonWriter(body)) Write(writer, name, application, options);
        return body.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, string? name, string? application, SubmissionOptions options)
    {
        writer.WriteStartObject();
        if (name is not null) writer.WriteString("name", name);
        if (options.Priority is { } priority) writer.WriteNumber("priority", priority);
        if (options.TimeLimit is { } limit) writer.WriteNumber("time_limit", limit.TotalSeconds);
        if (options.ExpectedDuration is { } duration) writer.WriteNumber("expected_duration", duration.TotalSeconds);
        if (application is not null)
        {
            writer.WritePropertyName("application");
            writer.WriteRawValue(application);
        }

        writer.WriteEndObject();
    }
}
