using System.Diagnostics;

namespace Zoe.Benchmarks.EndToEnd.Download;

/// <summary>
/// A download of 1 GiB through the link of a service, from one or several servers in turn. The servers run on this
/// machine with the process back-end; the service is this program.
/// </summary>
internal sealed class DownloadBenchmark(IReadOnlyList<Uri> servers, string user, string password, int rounds)
{
    /// <summary>A round first, which does not count: everything is loaded then.</summary>
    public async Task RunAsync()
    {
        var links = new List<DownloadLink>();
        try
        {
            foreach (var url in servers) links.Add(await DownloadLink.StartAsync(url, user, password));
            var direct = new List<double>();
            var through = links.ConvertAll(_ => new List<double>());
            for (var round = 0; round <= rounds; round++)
            {
                var speeds = new List<double> { await MeasureAsync(links[0].Client, links[0].Direct) };
                foreach (var link in links) speeds.Add(await MeasureAsync(link.Client, link.Address));
                if (round == 0) continue;
                Console.WriteLine(FormattableString.Invariant($"| {round} | {string.Join(" | ", speeds.Select(speed => speed.ToString("F0")))} |"));
                direct.Add(speeds[0]);
                for (var i = 0; i < links.Count; i++) through[i].Add(speeds[i + 1]);
            }

            Console.WriteLine($"| median | {MedianOf(direct):F0} | {string.Join(" | ", through.Select(speeds => $"{MedianOf(speeds):F0}"))} |");
        }
        finally
        {
            foreach (var link in links) await link.DisposeAsync();
        }
    }

    /// <summary>In MB/s.</summary>
    private static async Task<double> MeasureAsync(HttpClient client, Uri address)
    {
        var begin = Stopwatch.GetTimestamp();
        using var answer = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync();
        var buffer = new byte[256 * 1024];
        var length = 0L;
        int count;
        while ((count = await body.ReadAsync(buffer)) > 0) length += count;
        return length == DownloadSource.Bytes
            ? length / Stopwatch.GetElapsedTime(begin).TotalSeconds / 1e6
            : throw new InvalidOperationException($"{address} sent {length} bytes.");
    }

    private static double MedianOf(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
