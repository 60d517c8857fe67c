//! See [`paseto_bench`]; `--help` lists the options.

use std::{env, error::Error, fs};

use paseto_bench::{about, alloc::Counting, args, groups, harness, table};

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn main() -> Result<(), Box<dyn Error>> {
    let args = args::Args::parse(env::args().skip(1))?;
    if args.help {
        print!("{}", args::HELP);
        return Ok(());
    }
    println!("{}; {} rounds", about::machine(), args.rounds);
    println!("{}\n", about::versions());
    let mut operations = Vec::new();
    for mut group in args.versions.iter().copied().flat_map(groups::of) {
        if !group.name.contains(&args.filter) {
            continue;
        }
        group
            .contenders
            .retain(|contender| contender.name.contains(&args.only));
        let rows = harness::measure(&mut group, args.rounds);
        println!("{}", table::markdown(&group.name, &rows));
        operations.push(table::json(&group.name, &rows));
    }
    if operations.is_empty() {
        return Err(format!("no operation contains {:?}", args.filter).into());
    }
    if let Some(file) = args.json {
        let outcome = serde_json::json!({
            "machine": about::machine(),
            "versions": about::versions(),
            "rounds": args.rounds,
            "operations": operations,
        });
        fs::write(file, serde_json::to_string_pretty(&outcome)?)?;
    }
    Ok(())
}
