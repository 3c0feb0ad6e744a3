//! A law by its name and parameters: `normal = { mean = 84, sd = 6 }`.
//!
//! What a family declares is what a file is read by, what a hand-made quantity is checked by, what
//! editors are told of it, and what it is called.

use super::Quantity;

/// What a parameter may be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Kind {
    Number,
    /// A number above 0.
    Positive,
    /// A number above 0, between these.
    Between(f64, f64),
    /// A number that may be left out for this one.
    Default(f64),
    /// Numbers, at least one.
    Numbers,
    /// Numbers between 0 and 1, at least one.
    Shares,
    /// True or false.
    Flag,
    Text,
}

/// What becomes of a parameter where the law is moved or scaled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dimension {
    /// A number of the law itself, moved and scaled like it.
    Location,
    /// A distance between such numbers, scaled with it.
    Width,
    /// Scaled by the reciprocal.
    Rate,
    /// Moved by the logarithm of what the law is scaled by.
    Logarithm,
    /// Nothing.
    Shape,
}

impl Dimension {
    /// What becomes of a parameter of this dimension where the place of a law becomes 0 and its scale
    /// 1.
    pub(super) fn standard(self, number: f64, place: f64, scale: f64) -> f64 {
        match self {
            Self::Location => (number - place) / scale,
            Self::Width => number / scale,
            // Of which the scale is the reciprocal.
            Self::Rate => 1.0,
            Self::Logarithm | Self::Shape => number,
        }
    }
}

/// A parameter of a law.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Parameter {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    pub(crate) dimension: Dimension,
}

impl Parameter {
    pub(crate) const fn new(name: &'static str, kind: Kind, dimension: Dimension) -> Self {
        Self {
            name,
            kind,
            dimension,
        }
    }

    /// A number of the law itself.
    pub(crate) const fn location(name: &'static str) -> Self {
        Self::new(name, Kind::Number, Dimension::Location)
    }

    /// A positive distance between such numbers.
    pub(crate) const fn width(name: &'static str) -> Self {
        Self::new(name, Kind::Positive, Dimension::Width)
    }

    /// What scaling the law leaves as it is.
    pub(crate) const fn shape(name: &'static str, kind: Kind) -> Self {
        Self::new(name, kind, Dimension::Shape)
    }
}

/// What laws of one name have in common.
#[derive(Debug)]
pub(crate) struct Family {
    /// What a file calls it.
    pub(crate) name: &'static str,
    /// What people call it.
    pub(crate) called: &'static str,
    /// Parameters of which one set must be given; a law tells its own by the first.
    pub(crate) sets: &'static [&'static [Parameter]],
    /// Parameters that may be given.
    pub(crate) optional: &'static [Parameter],
    /// The law with these parameters.
    pub(crate) read: fn(&Given<'_>) -> Result<Quantity, Fault>,
}

impl Family {
    /// All parameters.
    pub(crate) fn parameters(&self) -> impl Iterator<Item = &'static Parameter> + use<> {
        self.sets.iter().copied().flatten().chain(self.optional)
    }

    /// The names of all parameters.
    pub(crate) fn names(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.parameters().map(|parameter| parameter.name)
    }

    /// Whether what is added to a law of the family, or what it is multiplied with, gives another one.
    pub(crate) fn can_be(&self, moved: bool) -> bool {
        let mut dimensions = self.parameters().map(|parameter| parameter.dimension);
        dimensions.any(|it| match it {
            Dimension::Location => true,
            Dimension::Rate | Dimension::Logarithm => !moved,
            Dimension::Width | Dimension::Shape => false,
        })
    }

    /// Whether a law of the family must have this parameter, in one set or another.
    pub(crate) fn needs(&self, name: &str) -> bool {
        let mut needed = self.sets.iter().copied().flatten();
        needed.any(|parameter| parameter.name == name)
    }
}

/// What a parameter is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Argument {
    Number(f64),
    Numbers(Vec<f64>),
    Flag(bool),
}

impl Argument {
    /// The number, where it is one.
    pub(crate) fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }
}

/// Why parameters make no law.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Fault {
    /// What is wrong.
    pub(crate) message: String,
    /// The parameter that it is about.
    pub(crate) parameter: &'static str,
    /// Which of the parameter's numbers, where it is one.
    pub(crate) item: Option<usize>,
    /// A few words to stand beside it.
    pub(crate) label: String,
    /// What would be right.
    pub(crate) help: Option<&'static str>,
}

impl Fault {
    pub(crate) fn new(parameter: &'static str, message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            parameter,
            item: None,
            label: String::new(),
            help: None,
        }
    }

    pub(crate) fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    pub(crate) fn help(mut self, help: &'static str) -> Self {
        self.help = Some(help);
        self
    }
}

/// Where parameters come from: a file, or a law's own.
pub(crate) trait Source {
    /// What a parameter is, where it is given.
    fn get(&self, parameter: &Parameter) -> Result<Option<Argument>, Fault>;
}

impl Source for Vec<(&'static Parameter, Argument)> {
    fn get(&self, parameter: &Parameter) -> Result<Option<Argument>, Fault> {
        let found = self.iter().find(|(own, _)| own.name == parameter.name);
        Ok(found.map(|(_, argument)| argument.clone()))
    }
}

/// The parameters that are given for a law of a family.
pub(crate) struct Given<'s> {
    family: &'static Family,
    source: &'s dyn Source,
}

impl<'s> Given<'s> {
    /// The law of a family that has these parameters.
    pub(crate) fn law(family: &'static Family, source: &'s dyn Source) -> Result<Quantity, Fault> {
        (family.read)(&Self { family, source })
    }

    fn argument(&self, name: &'static str) -> Result<Option<(Kind, Argument)>, Fault> {
        let parameter = self.family.parameters().find(|it| it.name == name);
        let parameter = parameter.ok_or_else(|| missing(name))?;
        let argument = self.source.get(parameter)?;
        Ok(argument.map(|argument| (parameter.kind, argument)))
    }

    /// A number, where it is given.
    pub(crate) fn number(&self, name: &'static str) -> Result<Option<f64>, Fault> {
        match self.argument(name)? {
            None => Ok(None),
            Some((_, Argument::Number(number))) if !number.is_finite() => Err(infinite(name)),
            Some((Kind::Positive | Kind::Between(..), Argument::Number(number)))
                if number <= 0.0 =>
            {
                let message = match name {
                    "sd" => "a standard deviation must be above 0".to_owned(),
                    _ => format!("`{name}` must be above 0"),
                };
                Err(Fault::new(name, message).label("not above 0"))
            }
            Some((_, Argument::Number(number))) => Ok(Some(number)),
            Some(_) => Err(Fault::new(name, format!("`{name}` should be a number"))),
        }
    }

    pub(crate) fn need(&self, name: &'static str) -> Result<f64, Fault> {
        self.number(name)?.ok_or_else(|| missing(name))
    }

    /// Numbers, at least one.
    pub(crate) fn numbers(&self, name: &'static str) -> Result<Vec<f64>, Fault> {
        match self.argument(name)? {
            Some((_, Argument::Numbers(numbers))) if numbers.is_empty() => {
                Err(Fault::new(name, format!("`{name}` is empty")).label("no numbers"))
            }
            Some((_, Argument::Numbers(numbers))) if numbers.iter().all(|x| x.is_finite()) => {
                Ok(numbers)
            }
            Some((_, Argument::Numbers(_))) => Err(infinite(name)),
            _ => Err(missing(name)),
        }
    }

    /// True or false; false where it is left out.
    pub(crate) fn flag(&self, name: &'static str) -> Result<bool, Fault> {
        let argument = self.argument(name)?;
        Ok(matches!(argument, Some((_, Argument::Flag(true)))))
    }

    /// The two ends of a law; 0 and 1 where it may do without.
    pub(crate) fn ends(&self) -> Result<(f64, f64), Fault> {
        let (min, max) = (self.number("min")?, self.number("max")?);
        let is_left_out = max.is_none();
        let (min, max) = (min.unwrap_or(0.0), max.unwrap_or(1.0));
        if min < max {
            return Ok((min, max));
        }
        if is_left_out {
            let message = "`min` must be below `max`, which is 1 where left out";
            return Err(Fault::new("min", message).label("not below 1"));
        }
        let message = format!("`max` must be above `min`, which is {min}");
        Err(Fault::new("max", message).label("not above `min`"))
    }

    /// Mean and standard deviation of a normal that is taken to another scale.
    pub(crate) fn underlying(&self) -> Result<(f64, f64), Fault> {
        /// The largest of both that can be computed with.
        const FARTHEST: f64 = 300.0;
        const WIDEST: f64 = 20.0;
        let (mu, sigma) = (self.need("mu")?, self.need("sigma")?);
        for (name, size, most) in [("mu", mu.abs(), FARTHEST), ("sigma", sigma, WIDEST)] {
            if size > most {
                let message = format!("`{name}` is too large to compute with");
                return Err(Fault::new(name, message)
                    .label(format!("beyond {most}"))
                    .help(
                        "`mu` and `sigma` belong to the logarithm (or the logit) of the number, \
                         not to the number itself",
                    ));
            }
        }
        Ok((mu, sigma))
    }
}

fn missing(name: &'static str) -> Fault {
    Fault::new(name, format!("`{name}` is missing"))
}

fn infinite(name: &'static str) -> Fault {
    Fault::new(name, "numbers must be finite").label("not a finite number")
}
