using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Zoe.Benchmarks.Engine.Servers;

/// <summary>A server process of this program, with the runtime settings of Zoe.Web. Its output goes to a file.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ServerArguments _arguments;

    private ServerProcess(Process process, ServerArguments arguments)
    {
        (_process, _arguments) = (process, arguments);
        Times = new RunningTimes(arguments.TimesPath);
    }

    public IPEndPoint Address => new(IPAddress.Loopback, _arguments.Port);

    public int Id => _process.Id;

    public RunningTimes Times { get; }

    /// <summary>Processor time that it has used.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Its resident memory in bytes.</summary>
    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Starts a server and waits until it answers.</summary>
    public static async Task<ServerProcess> StartAsync(string pipeline, string store, int nodes, string folder)
    {
        Directory.CreateDirectory(folder);
        var arguments = new ServerArguments(pipeline, store, nodes, FindPort(), folder);
        var program = typeof(ServerProcess).Assembly.Location;
        var settings = Path.Combine(AppContext.BaseDirectory, "Zoe.Web.runtimeconfig.json");
        var start = new ProcessStartInfo("/bin/sh") { UseShellExecute = false };
        foreach (var argument in (string[])
            ["-c", "log=$1; shift; exec \"$@\" > \"$log\" 2>&1", "sh", Path.Combine(folder, "output"),
                Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", "exec", "--runtimeconfig", settings, program, .. arguments.ToArray()])
        {
            start.ArgumentList.Add(argument);
        }

        var server = new ServerProcess(Process.Start(start)!, arguments);
        await server.WaitAsync(folder);
        return server;
    }

    /// <summary>Kills it.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Times.Dispose();
    }

    private async Task WaitAsync(string folder)
    {
        while (true)
        {
            if (_process.HasExited)
                throw new InvalidOperationException($"The server has ended: {await File.ReadAllTextAsync(Path.Combine(folder, "output"))}");
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(Address);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(50);
            }
        }
    }

    private static int FindPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
