using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using OfficialsAssistant.Data;
using OfficialsAssistant.Library;
using OfficialsAssistant.Web.Chat;

namespace OfficialsAssistant.Web.Library;

/// <summary>Tells a page how far the library is, as rendered HTML, until it is done. Counts alone: no names of documents.</summary>
[Authorize]
public sealed class LibraryHub(IngestRows rows, Installation installation, Fragments fragments, TimeProvider time) : Hub
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

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
}
