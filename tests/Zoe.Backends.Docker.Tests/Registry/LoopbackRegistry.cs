using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Zoe.Backends.Docker.Tests.Engines;
using Zoe.TestKit;

namespace Zoe.Backends.Docker.Tests.Registry;

/// <summary>
/// A registry on this machine that serves one image over the distribution API, to those who log in. Engines accept
/// plain HTTP from 127.0.0.1.
/// </summary>
internal sealed class LoopbackRegistry : IAsyncDisposable
{
    public const string User = "puller";
    public const string Password = "let-me-in";
    private const string ManifestType = "application/vnd.docker.distribution.manifest.v2+json";

    private readonly HttpListener _listener = new();
    private readonly Dictionary<string, (byte[] Content, string Type)> _served = new(StringComparer.Ordinal);
    private readonly Task _serving;

    private LoopbackRegistry(byte[] config, byte[] layer)
    {
        var port = LoopbackServer.FindPort();
        Host = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}");
        var manifest = JsonSerializer.SerializeToUtf8Bytes(new
        {
            schemaVersion = 2,
            mediaType = ManifestType,
            config = new { mediaType = "application/vnd.docker.container.image.v1+json", size = config.Length, digest = Digest(config) },
            layers = new[]
            {
                new { mediaType = "application/vnd.docker.image.rootfs.diff.tar.gzip", size = layer.Length, digest = Digest(layer) },
            },
        });
        Serve("manifests/1", manifest, ManifestType);
        Serve("manifests/" + Digest(manifest), manifest, ManifestType);
        Serve("blobs/" + Digest(config), config, "application/octet-stream");
        Serve("blobs/" + Digest(layer), layer, "application/octet-stream");
        _listener.Prefixes.Add($"http://{Host}/");
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>Host and port.</summary>
    public string Host { get; }

    /// <summary>The image's name.</summary>
    public string Image => $"{Host}/zoe/pulled:1";

    /// <summary>Serves the root folder that a container of the engine has.</summary>
    public static async Task<LoopbackRegistry> StartAsync(string engine)
    {
        var file = Path.GetTempFileName();
        var container = await EngineScript.DockerAsync(engine, "create", SharedEngine.Image);
        try
        {
            await EngineScript.DockerAsync(engine, "export", "--output", file, container);
            var root = await File.ReadAllBytesAsync(file);
            using var packed = new MemoryStream();
            await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) await gzip.WriteAsync(root);
            var config = JsonSerializer.SerializeToUtf8Bytes(new
            {
                architecture = "amd64",
                os = "linux",
                config = new { Cmd = new[] { "sh" } },
                rootfs = new { type = "layers", diff_ids = new[] { Digest(root) } },
                history = new[] { new { created_by = "test" } },
            });
            return new LoopbackRegistry(config, packed.ToArray());
        }
        finally
        {
            await EngineScript.DockerAsync(engine, "rm", container);
            File.Delete(file);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        _listener.Close();
    }

    private static string Digest(byte[] content) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(content));

    private void Serve(string path, byte[] content, string type) => _served.Add("/v2/zoe/pulled/" + path, (content, type));

    private async Task ServeAsync()
    {
        try
        {
            while (true) await AnswerAsync(await _listener.GetContextAsync());
        }
        catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var expected = "Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes($"{User}:{Password}"));
        var response = context.Response;
        if (context.Request.Headers["Authorization"] != expected)
        {
            response.StatusCode = 401;
            response.AddHeader("WWW-Authenticate", "Basic realm=\"test\"");
        }
        else if (_served.TryGetValue(context.Request.Url!.AbsolutePath, out var found))
        {
            response.ContentType = found.Type;
            response.ContentLength64 = found.Content.Length;
            response.AddHeader("Docker-Content-Digest", Digest(found.Content));
            if (context.Request.HttpMethod != "HEAD") await response.OutputStream.WriteAsync(found.Content);
        }
        else if (context.Request.Url.AbsolutePath != "/v2/")
        {
            response.StatusCode = 404;
            response.ContentType = "application/json";
            await response.OutputStream.WriteAsync(
                """{"errors":[{"code":"MANIFEST_UNKNOWN","message":"manifest unknown"}]}"""u8.ToArray());
        }

        response.Close();
    }
}
