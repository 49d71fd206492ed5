using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Scanner.Benchmarks;

/// <summary>What a load did.</summary>
/// <param name="Requests">Answers that were as expected.</param>
/// <param name="Errors">Answers that were not, and connections that broke.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Milliseconds">The time of each request, sorted.</param>
internal sealed record Load(long Requests, long Errors, TimeSpan Elapsed, IReadOnlyList<double> Milliseconds)
{
    public double PerSecond => Requests / Elapsed.TotalSeconds;

    /// <param name="part">0.99 for the 99th percentile: the nearest rank.</param>
    public double Percentile(double part) => Milliseconds.Count == 0 ? double.NaN : Milliseconds[Math.Min(Milliseconds.Count - 1, (int)Math.Ceiling(part * Milliseconds.Count) - 1)];
}

/// <summary>One request.</summary>
/// <param name="Bytes">What is sent.</param>
/// <param name="Expected">How a right answer begins.</param>
internal sealed record Ask(byte[] Bytes, byte[] Expected);

/// <summary>Asks as fast as it can, or as people do, over connections that stay open. Written on sockets, so that the generator itself costs little.</summary>
internal sealed class LoadGenerator(Uri site)
{
    /// <summary>Lets each connection ask again and again.</summary>
    /// <param name="connections">How many at once.</param>
    /// <param name="during">How long.</param>
    /// <param name="requests">The n-th request of a connection.</param>
    /// <param name="think">How long a connection waits before its n-th request; null: not at all.</param>
    public async Task<Load> RunAsync(int connections, TimeSpan during, Func<int, int, Ask> requests, Func<int, int, TimeSpan>? think = null)
    {
        var watch = Stopwatch.StartNew();
        var work = Enumerable.Range(0, connections).Select(number => Task.Run(() => AskAsync(number, watch, during, requests, think))).ToList();
        var done = await Task.WhenAll(work);
        var elapsed = watch.Elapsed;
        return new Load(done.Sum(one => one.Good), done.Sum(one => one.Bad), elapsed, [.. done.SelectMany(one => one.Times).Order()]);
    }

    private async Task<(long Good, long Bad, List<double> Times)> AskAsync(int number, Stopwatch watch, TimeSpan during, Func<int, int, Ask> requests, Func<int, int, TimeSpan>? think)
    {
        var (good, bad, times, buffer) = (0L, 0L, new List<double>(), new byte[256 * 1024]);
        Socket? socket = null;
        for (var turn = 0; watch.Elapsed < during; turn++)
        {
            if (think is not null) await Task.Delay(think(number, turn));
            var request = requests(number, turn);
            var begin = watch.Elapsed;
            try
            {
                socket ??= await ConnectAsync();
                await socket.SendAsync(request.Bytes, SocketFlags.None);
                var length = await ReadAsync(socket, buffer);
                if (buffer.AsSpan(0, length).StartsWith(request.Expected)) good++;
                else bad++;
            }
            catch (SocketException)
            {
                bad++;
                socket?.Dispose();
                socket = null;
            }
            times.Add((watch.Elapsed - begin).TotalMilliseconds);
        }
        socket?.Dispose();
        return (good, bad, times);
    }

    private async Task<Socket> ConnectAsync()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(site.Host, site.Port);
        return socket;
    }

    /// <summary>Reads one whole answer; its end is told by its length or by the last chunk.</summary>
    private static async Task<int> ReadAsync(Socket socket, byte[] buffer)
    {
        var (read, end) = (0, -1);
        while (end < 0 || read < end)
        {
            var more = await socket.ReceiveAsync(buffer.AsMemory(read), SocketFlags.None);
            if (more == 0) throw new SocketException((int)SocketError.ConnectionReset);
            read += more;
            if (end >= 0) continue;
            var so = buffer.AsSpan(0, read);
            var head = so.IndexOf("\r\n\r\n"u8);
            if (head < 0) continue;
            var length = so[..head].IndexOf("Content-Length: "u8);
            if (length >= 0)
            {
                var digits = so[(length + 16)..head];
                var line = digits.IndexOf((byte)'\r');
                end = head + 4 + int.Parse(line < 0 ? digits : digits[..line], NumberStyles.None, CultureInfo.InvariantCulture);
            }
            else if (so.EndsWith("\r\n0\r\n\r\n"u8))
            {
                end = read;
            }
        }
        return read;
    }

    /// <summary>A page that is asked for.</summary>
    public Ask Get(string path) => new(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {site.Authority}\r\n\r\n"), "HTTP/1.1 200"u8.ToArray());

    /// <summary>A form that is posted; the answer is the way to the next page.</summary>
    public Ask Post(string path, string form) => new(Encoding.ASCII.GetBytes($"POST {path} HTTP/1.1\r\nHost: {site.Authority}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {form.Length}\r\n\r\n{form}"), "HTTP/1.1 303"u8.ToArray());
}
