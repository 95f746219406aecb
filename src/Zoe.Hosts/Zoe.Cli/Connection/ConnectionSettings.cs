using Zoe.Client;

namespace Zoe.Cli.Connection;

/// <summary>Which server to use, and as whom.</summary>
internal sealed record ConnectionSettings(Uri Url, string? User, string? Password, string AuthFile, string? CaFile = null)
{
    /// <summary>The address used when none is given.</summary>
    public const string DefaultUrl = "http://127.0.0.1:5001";

    /// <summary>
    /// Finds each value separately: the command line wins over the environment, which wins over the file.
    /// </summary>
    /// <param name="url">From the command line, or null.</param>
    /// <param name="user">From the command line, or null.</param>
    /// <param name="authFile">From the command line; null reads <c>~/.zoerc</c> if it is there.</param>
    /// <param name="caFile">From the command line, or null.</param>
    /// <param name="warnings">Receives warnings about the file.</param>
    public static ConnectionSettings Resolve(string? url, string? user, string? authFile, string? caFile, TextWriter warnings)
    {
        var path = authFile
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".zoerc");
        var file = authFile is not null || File.Exists(path)
            ? ZoercFile.Read(path, warnings)
            : new Dictionary<string, string>();
        var address = url ?? FromEnvironment("ZOE_URL") ?? file.GetValueOrDefault("url") ?? DefaultUrl;
        return new ConnectionSettings(
            ParseUrl(address),
            user ?? FromEnvironment("ZOE_USER") ?? file.GetValueOrDefault("user"),
            FromEnvironment("ZOE_PASS") ?? file.GetValueOrDefault("pass"),
            path,
            caFile ?? FromEnvironment("ZOE_CA_FILE") ?? file.GetValueOrDefault("ca_file"));
    }

    /// <summary>For a client that sends each request once.</summary>
    /// <exception cref="CliException">A login is needed and there is none, or the certificates cannot be read.</exception>
    public ZoeClientOptions ToClientOptions(bool needsLogin)
    {
        if (needsLogin) RequireCredentials();
        return new ZoeClientOptions
        {
            Address = Url,
            UserName = User,
            Password = Password,
            TrustedAuthorities = CaFile is { } path ? CertificateFile.Read(path) : null,
            Retry = RetryOptions.None,
        };
    }

    private void RequireCredentials()
    {
        if (User is null) throw new CliException($"There is no user name: set ZOE_USER, or write user= into {AuthFile}.");
        if (Password is null)
            throw new CliException($"There is no password: set ZOE_PASS, or write pass= into {AuthFile}.");
    }

    private static string? FromEnvironment(string name)
    {
        var value = Environment.GetEnvironmentVariable(name);
        return string.IsNullOrEmpty(value) ? null : value;
    }

    private static Uri ParseUrl(string text)
    {
        if (!Uri.TryCreate(text.EndsWith('/') ? text : text + "/", UriKind.Absolute, out var url)
            || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
        {
            throw new CliException($"'{text}' is not the address of a server; one looks like {DefaultUrl}.");
        }

        return url;
    }
}
