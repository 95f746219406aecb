using System.Collections.Concurrent;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Zoe.Hosting.OpenTelemetry.Tests;

/// <summary>An OpenTelemetry collector: receives OTLP over HTTP and decodes its protobuf messages.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    // Field numbers of opentelemetry/proto: resource_* of an export request, scope_* of those, and the signals of those.
    private const int Resources = 1;
    private const int Scopes = 2;
    private const int Signals = 2;

    private readonly ConcurrentQueue<ByteString> _metrics = new();
    private readonly ConcurrentQueue<ByteString> _logs = new();
    private readonly ConcurrentQueue<OtlpSpan> _spans = new();
    private readonly WebApplication _app;

    private OtlpReceiver(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    /// <summary>Names of the received metrics.</summary>
    public IEnumerable<string> Metrics => _metrics.Select(metric => Text(metric, 1)).Distinct();

    /// <summary>Bodies of the received log records.</summary>
    public IEnumerable<string> Logs => _logs.Select(record => Text(Fields(record, 5).First(), 1));

    public IEnumerable<OtlpSpan> Spans => _spans;

    public static async Task<OtlpReceiver> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        var receiver = new OtlpReceiver(app);
        app.MapPost("/v1/metrics", context => ReadAsync(context, receiver._metrics.Enqueue));
        app.MapPost("/v1/logs", context => ReadAsync(context, receiver._logs.Enqueue));
        app.MapPost("/v1/traces", context => ReadAsync(context, span => receiver._spans.Enqueue(OtlpSpan.Read(span))));
        await app.StartAsync();
        return receiver;
    }

    /// <summary>Waits until something was received.</summary>
    public async Task WaitAsync(Func<OtlpReceiver, bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!condition(this))
        {
            if (limit.IsCancellationRequested)
                throw new TimeoutException($"Received {string.Join(' ', Metrics)}; {string.Join(' ', Spans)}; {string.Join('\n', Logs)}");
            await Task.Delay(20, CancellationToken.None);
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>The values of a field with the type bytes, string or message.</summary>
    internal static IEnumerable<ByteString> Fields(ByteString message, int number)
    {
        using var input = message.CreateCodedInput();
        while (input.ReadTag() is var tag and not 0)
        {
            if (WireFormat.GetTagFieldNumber(tag) == number) yield return input.ReadBytes();
            else input.SkipLastField();
        }
    }

    internal static string Text(ByteString message, int number) => Fields(message, number).First().ToStringUtf8();

    private static async Task ReadAsync(HttpContext context, Action<ByteString> add)
    {
        var request = await ByteString.FromStreamAsync(context.Request.Body);
        foreach (var signal in Fields(request, Resources).SelectMany(resource => Fields(resource, Scopes)).SelectMany(scope => Fields(scope, Signals)))
            add(signal);
        context.Response.ContentType = "application/x-protobuf";
    }
}
