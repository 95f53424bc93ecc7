using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Platform.Application.Ports;

/// <summary>The database as the use cases see it: sets of the aggregates, and one unit of work.</summary>
public interface IPlatformDb
{
    /// <summary>For transactions that span several saves.</summary>
    DatabaseFacade Database { get; }

    /// <summary>The set of an aggregate.</summary>
    DbSet<TEntity> Set<TEntity>()
        where TEntity : class;

    /// <summary>Writes all changes in one transaction.</summary>
    Task<int> SaveChangesAsync(CancellationToken cancellationToken = default);

    /// <summary>Forgets what was loaded and changed, so that a unit of work that met another one can begin again.</summary>
    void Discard();
}
