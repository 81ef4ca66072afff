using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using OfficialsAssistant.Access;
using OfficialsAssistant.Data;
using OfficialsAssistant.Library;
using OfficialsAssistant.Web.Access;
using OfficialsAssistant.Web.Chat;

namespace OfficialsAssistant.Web.Library;

/// <summary>Tells a page how far the library, or single files of an upload, are, until they are done.</summary>
[Authorize]
public sealed class LibraryHub(IngestRows rows, RowControl control, Accounts accounts, IngestSignal signal, Installation installation, Fragments fragments, TimeProvider time) : Hub
{
    private const int MostRows = 2000;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    /// <summary>The whole library as rendered HTML. Counts alone: no names of documents.</summary>
    public async IAsyncEnumerable<string> Progress([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IngestProgress? last = null;
        while (true)
        {
            var wanted = installation.SampleLibraryWanted;
            var progress = await rows.ProgressAsync(null, cancellationToken);
            if (progress != last) yield return await fragments.ProgressAsync(progress);
            last = progress;
            if (progress.Finished && !wanted) yield break;
            await Task.Delay(Interval, time, cancellationToken);
        }
    }

    /// <summary>Each change of these versions, until all are ready or failed. Versions that the person may not see say nothing.</summary>
    public async IAsyncEnumerable<RowMessage> Rows(IReadOnlyList<Guid> versionIds, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (versionIds is null || versionIds.Count > MostRows) yield break;
        var wanted = versionIds.ToHashSet();
        var woken = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        void Wake(Guid versionId) => _ = wanted.Contains(versionId) && woken.Writer.TryWrite(true);
        signal.Row += Wake;
        try
        {
            var sent = new Dictionary<Guid, RowMessage>();
            var official = Context.User!.OfficialId();
            while (true)
            {
                // Rights are asked anew each time: a person who loses them hears no more.
                var states = await control.StatesAsync(wanted, official, await accounts.RightsOfAsync(official, cancellationToken), cancellationToken);
                foreach (var message in states.Select(RowMessage.Of))
                {
                    if (sent.TryGetValue(message.VersionId, out var before) && before == message) continue;
                    sent[message.VersionId] = message;
                    yield return message;
                }
                if (states.All(s => s.State is IngestState.Ready or IngestState.Failed)) yield break;
                // Another process may do the work, of which this one hears nothing.
                await Task.WhenAny(woken.Reader.WaitToReadAsync(cancellationToken).AsTask(), Task.Delay(Interval, time, cancellationToken));
                cancellationToken.ThrowIfCancellationRequested();
                woken.Reader.TryRead(out _);
            }
        }
        finally
        {
            signal.Row -= Wake;
        }
    }
}
